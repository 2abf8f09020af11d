"""The layout rule `container-user`: what is shipped does not run as root."""

from collections.abc import Iterator

from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.project_files.container_files import (
    ContainerFile,
    ContainerRule,
)
from archcheck.infrastructure.architecture.layout.project_files.file_rule import PathOptions
from archcheck.infrastructure.decoding.value_types import Sentence
from archcheck.infrastructure.reading.dockerfiles import FINAL, Instruction, Stage
from archcheck.infrastructure.reading.images import NO_USER_NEEDED, substituted, variables_in

ROOTS = ("root", "0")
USER = "USER"


class ContainerUserOptions(PathOptions, frozen=True, kw_only=True):
    """The stage that is shipped, by its name; the last one unless said otherwise."""

    stage: Sentence = FINAL


class ContainerUser(ContainerRule[ContainerUserOptions]):
    """Finds container files whose shipped stage ends as root."""

    rule = "container-user"
    options_type = ContainerUserOptions

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each file, at the instruction that names root, if one does."""
        for container in self.containers:
            lineage = container.content.lineage(self.options.stage)
            if lineage:
                yield from self._judged(container, lineage)

    def _judged(
        self, container: ContainerFile, lineage: tuple[Stage, ...]
    ) -> Iterator[LayoutViolation]:
        last = _last_user(lineage)
        if last is None:
            if not NO_USER_NEEDED.search(lineage[-1].base):
                message = f"{container.file.path} names no user, so that what it ships runs as root"
                yield self.told(container.place(), message, USER)
            return
        values = variables_in(lineage[0], container.content)
        user = substituted(last.arguments, values).strip("\"'")
        if user.partition(":")[0].lower() in ROOTS:
            message = f"{container.file.path} ends as the user {user}"
            yield self.told(container.place(last), message, USER)


def _last_user(lineage: tuple[Stage, ...]) -> Instruction | None:
    """The last USER of the first stage that has one, from the shipped one down."""
    for stage in lineage:
        users = [each for each in stage.instructions if each.name == USER]
        if users:
            return users[-1]
    return None
