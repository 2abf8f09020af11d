"""Files that tools must complain about, in a private copy of the project's settings."""

import abc
import contextlib
import dataclasses
import hashlib
import pathlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

from archcheck.application.ports.tool_probes import Answers, ToolProbe, ToolProbes
from archcheck.domain.activation import RulePlan
from archcheck.domain.configuration import Configuration, ToolSetting
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import JobResult, Outcome
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Project, Scope, SourceFile
from archcheck.infrastructure.discovery.path_globs import path_matches
from archcheck.infrastructure.execution.control_groups import ControlGroups
from archcheck.infrastructure.reading.regular_files import read_settings
from archcheck.infrastructure.tools.adapter import PLANTED, ToolAdapter
from archcheck.infrastructure.tools.catalogue import adapters_in_order
from archcheck.infrastructure.tools.replacements import with_replacements
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.tool_analyzer import ToolAnalyzer
from archcheck.infrastructure.tools.running.tool_tasks import enabled_tools

SETTINGS = (".toml", ".cfg", ".ini", ".yml", ".yaml", ".json")
WHOLE = Scope(whole=True, files=frozenset())
NOT_ASKED = "it looks at no file of Python"
NO_FILE = "the project has no file for it"


class PlantedFiles(ToolProbes):
    """Runs each tool on its planted file, in a temporary directory."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """Take the process environment."""
        self._variables = variables

    @contextlib.contextmanager
    def started(self, configuration: Configuration, project: Project) -> Iterator[Answers]:
        """Ask each enabled tool, as many at once as there are processors."""
        surroundings = Surroundings(self._variables, configuration.root)
        whole = with_replacements(configuration, surroundings)
        adapters = adapters_in_order(enabled_tools(whole), whole.plugins)
        with contextlib.ExitStack() as kept:
            trials = [_trial(it, whole, project, surroundings, kept) for it in adapters]
            executor = kept.enter_context(ThreadPoolExecutor(ControlGroups().cores(), "archcheck"))
            futures = [executor.submit(trial.answer) for trial in trials]
            kept.callback(_end, executor, trials)
            yield lambda: tuple(future.result() for future in futures)


class Trial(abc.ABC):
    """How a tool answers."""

    @abc.abstractmethod
    def answer(self) -> ToolProbe:
        """What it says."""

    def stop(self) -> None:
        """End what runs."""


@dataclasses.dataclass(frozen=True)
class Unasked(Trial):
    """A tool that gets no file."""

    name: str
    reason: str

    def answer(self) -> ToolProbe:
        """Why there is no answer."""
        return ToolProbe(name=self.name, outcome=Outcome.SKIPPED, reason=self.reason)


@dataclasses.dataclass(frozen=True)
class Asked(Trial):
    """A tool, and the project that it gets."""

    analyzer: ToolAnalyzer
    inspection: Inspection
    setting: ToolSetting

    def answer(self) -> ToolProbe:
        """How many findings there are."""
        (job,) = self.analyzer.plan(self.inspection)
        return _told(self.analyzer.run(job), self.setting)

    def stop(self) -> None:
        """End the processes of the tool."""
        self.analyzer.stop()


def _end(executor: ThreadPoolExecutor, trials: Iterable[Trial]) -> None:
    executor.shutdown(wait=False, cancel_futures=True)
    for trial in trials:
        trial.stop()


def _trial(
    adapter: ToolAdapter,
    configuration: Configuration,
    project: Project,
    surroundings: Surroundings,
    kept: contextlib.ExitStack,
) -> Trial:
    setting = configuration.tools[adapter.name]
    place = _place(project, setting)
    if not adapter.looks_at_python or place is None:
        return Unasked(adapter.name, NO_FILE if adapter.looks_at_python else NOT_ASKED)
    directory = tempfile.TemporaryDirectory(prefix="archcheck-planted-")
    root = pathlib.Path(kept.enter_context(directory)).resolve()
    _copy_settings(pathlib.Path(configuration.root), root)
    planted = _plant(place, adapter.planted or PLANTED.read_text(encoding="utf-8"), root)
    whole = dataclasses.replace(configuration, root=str(root))
    inspection = Inspection(
        configuration=whole,
        project=dataclasses.replace(project, root=str(root), files=(planted,)),
        scope=WHOLE,
        rules=RulePlan({}, whole, path_matches),
        cache_directory="",
        workers=1,
    )
    return Asked(ToolAnalyzer(adapter, whole, surroundings), inspection, setting)


def _told(result: JobResult, setting: ToolSetting) -> ToolProbe:
    """What a result says; what a tool could not check, it has not been silenced about."""
    gaps = () if result.findings else result.incomplete_if_strict
    return ToolProbe(
        name=setting.name,
        outcome=Outcome.SKIPPED if gaps else result.outcome,
        findings=len(result.findings),
        reason=result.reason or " ".join(gaps),
        optional=setting.optional,
    )


def _place(project: Project, setting: ToolSetting) -> SourceFile | None:
    """A file of the project that the tool gets, in whose name another is planted.

    Projects often allow in an `__init__.py` what they allow nowhere else: it is the last choice.
    """
    files = (file for file in project.files if file.role in setting.on)
    return min(files, key=lambda file: file.is_package, default=None)


def _copy_settings(source: pathlib.Path, root: pathlib.Path) -> None:
    for path in filter(_is_settings, sorted(source.iterdir())):
        data = _settings(source, path.name)
        if data is not None:
            (root / path.name).write_bytes(data)


def _is_settings(path: pathlib.Path) -> bool:
    is_named_so = path.suffix in SETTINGS or path.name.startswith(".")
    return is_named_so and path.is_file()


def _settings(source: pathlib.Path, name: str) -> bytes | None:
    """A file at the root; what a tool would refuse, too, is told when the gate runs."""
    try:
        return read_settings(source, name)
    except UsageProblems:
        return None


def _plant(place: SourceFile, text: str, root: pathlib.Path) -> SourceFile:
    path = root / place.path
    path.parent.mkdir(parents=True, exist_ok=True)
    for package in _packages(place, root):
        (package / "__init__.py").touch()
    path.write_text(text, encoding="utf-8")
    data = text.encode()
    return dataclasses.replace(
        place, size=len(data), digest=hashlib.sha256(data).hexdigest(), problem=""
    )


def _packages(place: SourceFile, root: pathlib.Path) -> Iterator[pathlib.Path]:
    """The directories that are packages, as many as the module's name has parents."""
    parents = (root / place.path).parents
    yield from parents[: place.module.count(".")]
