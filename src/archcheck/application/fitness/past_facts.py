"""The facts of files as they were."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping

from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.project_history import PastMemory, PastVersions
from archcheck.application.ports.result_cache import NO_RESULTS
from archcheck.application.ports.scheduler import Progress
from archcheck.application.ports.termination import Terminated
from archcheck.domain.facts import FileFacts
from archcheck.domain.job import JobResult
from archcheck.domain.project import Project, Role, Scope, SourceFile

EVERYWHERE = Scope(whole=True, files=frozenset(), partial=True)
SUFFIX = ".py"


class PastFacts:
    """Reads the contents of old files, each of them once, as if they were files of a project."""

    def __init__(
        self,
        prepared: Prepared,
        services: CheckServices,
        past: PastVersions,
        memory: PastMemory,
        progress: Progress,
    ) -> None:
        """Take what is prepared for the project as it is."""
        self._inspection = prepared.inspection
        self._services = services
        self._past = past
        self._memory = memory
        self._progress = progress
        self._known: dict[str, FileFacts | None] = {}

    def of(self, project: Project) -> tuple[FileFacts, ...]:
        """The facts of the sources of an old project; those that cannot be read have none."""
        sources = [file for file in project.files if file.role is Role.SOURCE]
        self._learn({file.digest: file.size for file in sources})
        return tuple(self._placed(sources))

    def _placed(self, files: Iterable[SourceFile]) -> Iterator[FileFacts]:
        for file in files:
            facts = self._known[file.digest]
            if facts is not None:
                yield dataclasses.replace(facts, path=file.path)

    def _learn(self, sizes: Mapping[str, int]) -> None:
        """Remember, and read what nobody remembers."""
        self._known.update(self._memory.facts(sizes.keys() - self._known.keys()))
        unknown = {name: size for name, size in sizes.items() if name not in self._known}
        self._known.update(dict.fromkeys(unknown))
        found = self._read(unknown) if unknown else {}
        self._memory.keep_facts(found)
        self._known.update(found)

    def _read(self, sizes: Mapping[str, int]) -> Mapping[str, FileFacts | None]:
        """The facts of contents that are there and not too large."""
        most = self._inspection.configuration.max_file_size
        wanted = {name: size for name, size in sizes.items() if size <= most}
        contents = self._past.contents(wanted)
        read = {facts.path: facts for facts in self._extracted(contents)}
        return {name: read.get(f"{name}{SUFFIX}") for name in contents}

    def _extracted(self, contents: Mapping[str, bytes]) -> Iterator[FileFacts]:
        files = tuple(_as_file(name, data) for name, data in sorted(contents.items()))
        project = dataclasses.replace(self._inspection.project, files=files)
        inspection = dataclasses.replace(self._inspection, project=project, scope=EVERYWHERE)
        own, *_ = self._services.tooling.analyzers(inspection, NO_RESULTS)
        try:
            jobs = own.plan(inspection)
            results = self._services.scheduler.run(
                jobs, {own.name: own}, inspection.workers, self._progress
            )
        finally:
            own.stop()
        for result in results:
            yield from _facts(result)


def _as_file(name: str, data: bytes) -> SourceFile:
    """A content as a file that nobody has saved."""
    return SourceFile(f"{name}{SUFFIX}", Role.SOURCE, "", False, len(data), "", unsaved=data)


def _facts(result: JobResult) -> tuple[FileFacts, ...]:
    if result.interrupted:
        raise Terminated
    return result.facts
