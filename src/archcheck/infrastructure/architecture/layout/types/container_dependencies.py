"""The layout rule `container-dependencies`: what is shipped holds nothing for development."""

import functools
import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.project_files.container_files import (
    ContainerFile,
    ContainerRule,
    taken_from,
)
from archcheck.infrastructure.architecture.layout.project_files.development_groups import (
    development_groups,
)
from archcheck.infrastructure.architecture.layout.project_files.file_rule import PathOptions
from archcheck.infrastructure.decoding.value_types import Sentence
from archcheck.infrastructure.distributions.development_installs import (
    DevelopmentGroups,
    Install,
    install_in,
)
from archcheck.infrastructure.distributions.shell_commands import Command, commands_in
from archcheck.infrastructure.reading.dockerfiles import FINAL, Instruction, Stage
from archcheck.infrastructure.reading.images import variables_in

ENVIRONMENT = re.compile(r"venv|site-packages|/usr/local|/install|/opt\b|/\.local|\s/\s|packages")
NOTHING = Install("")
Found = tuple[Instruction, str]


class ContainerDependenciesOptions(PathOptions, frozen=True, kw_only=True):
    """The stage that is shipped, by its name; the last one unless said otherwise."""

    stage: Annotated[Sentence, Meta(description="the name of a stage")] = FINAL


class ContainerDependencies(ContainerRule[ContainerDependenciesOptions]):
    """Finds commands that install what is for development into what is shipped."""

    rule = "container-dependencies"
    options_type = ContainerDependenciesOptions

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each such command, of the stage, of those below it and of those it copies from."""
        for container in self.containers:
            lineage = container.content.lineage(self.options.stage)
            for instruction, what in self._installed(container, lineage[:1]).items():
                stage = lineage[0].name or "the last stage"
                message = f"{what}, which {stage} ships"
                yield self.told(container.place(instruction), message, what)

    @functools.cached_property
    def _known(self) -> DevelopmentGroups:
        return development_groups(self.declarations)

    def _installed(
        self, container: ContainerFile, shipped: tuple[Stage, ...]
    ) -> dict[Instruction, str]:
        """What is installed for development, by the instruction that does."""
        found: dict[Instruction, str] = {}
        for stage in _shipped(container, shipped):
            found.update(self._of_stage(container, stage))
        return found

    def _of_stage(self, container: ContainerFile, stage: Stage) -> list[Found]:
        """What is there at the end of a stage: an exact installation replaces those before."""
        found: list[Found] = []
        for instruction, install in self._installs(container, stage):
            found = [] if install.exact else found
            found += [(instruction, install.what)] if install.what else []
        return found

    def _installs(
        self, container: ContainerFile, stage: Stage
    ) -> Iterator[tuple[Instruction, Install]]:
        for below in reversed(container.content.lineage_of(stage)):
            values = variables_in(below, container.content)
            for instruction, (words, assigned) in _commands(container, below):
                known = {**values, **assigned}
                yield instruction, install_in(words, self._known, known) or NOTHING


def _commands(container: ContainerFile, stage: Stage) -> Iterator[tuple[Instruction, Command]]:
    for instruction in stage.instructions:
        if instruction.name == "RUN":
            yield from ((instruction, it) for it in commands_in(container.text(instruction)))


def _shipped(container: ContainerFile, shipped: tuple[Stage, ...]) -> list[Stage]:
    """These stages, and those from which they and what they stand on copy an environment."""
    found = list(shipped)
    for stage in found:
        found += [it for it in _sources(container, stage) if it not in found]
    return found


def _sources(container: ContainerFile, stage: Stage) -> list[Stage]:
    lineage = container.content.lineage_of(stage)
    named = (container.content.named(name) for below in lineage for name in _copied(below))
    return list(dict.fromkeys(filter(None, named)))


def _copied(stage: Stage) -> Iterator[str]:
    for instruction in stage.instructions:
        if instruction.name == "COPY" and ENVIRONMENT.search(instruction.arguments):
            yield from taken_from(instruction)
