"""The layout rule `container-stages`: how many stages a container file has, and which."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from archcheck.infrastructure.architecture.contracts.wording import listed
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.project_files.container_files import (
    ContainerFile,
    ContainerRule,
)
from archcheck.infrastructure.architecture.layout.project_files.file_rule import PathOptions
from archcheck.infrastructure.decoding.decoder import KeyProblem, as_texts
from archcheck.infrastructure.decoding.value_types import Count, Flag, Sentence
from archcheck.infrastructure.reading.dockerfiles import Stage

Alternatives = Annotated[
    Sentence | Annotated[tuple[Sentence, ...], Meta(min_length=1)],
    Meta(description="the name of a stage, or a list of alternatives"),
]
Stages = Annotated[
    tuple[Alternatives, ...],
    Meta(description="a list of names of stages, of which each may be a list of alternatives"),
]


class ContainerStagesOptions(PathOptions, frozen=True, kw_only=True):
    """How many stages there are at least, which of them by name, and whether they share a base."""

    at_least: Count = 0
    stages: Stages = ()
    shared_base: Flag = False

    def conflicts(self) -> Iterator[KeyProblem]:
        """Something is demanded."""
        yield from super().conflicts()
        if not (self.at_least or self.stages or self.shared_base):
            yield KeyProblem("at_least", "at_least, stages or shared_base is missing")


class ContainerStages(ContainerRule[ContainerStagesOptions]):
    """Finds container files with too few stages, or not those that are asked for."""

    rule = "container-stages"
    options_type = ContainerStagesOptions

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each file with too few, for each stage that no file has, for each other base."""
        built = [container for container in self.containers if container.stages]
        for container in built:
            yield from self._too_few(container)
            yield from self._other_bases(container)
        yield from self._without(built)

    def _too_few(self, container: ContainerFile) -> Iterator[LayoutViolation]:
        count, wanted = len(container.stages), self.options.at_least
        if count < wanted:
            stages = "1 stage" if count == 1 else f"{count} stages"
            message = f"{container.file.path} has {stages}, and should have {wanted} or more"
            yield self.told(container.place(), message, "stages")

    def _without(self, containers: list[ContainerFile]) -> Iterator[LayoutViolation]:
        """What no file has lies in the one that has most of what is asked for."""
        ranked = sorted(containers, key=lambda it: len(list(self._missing(it))))
        for names in self._missing(ranked[0]) if ranked else ():
            named = listed(list(names), "or")
            message = f"{ranked[0].file.path} has no stage {named}"
            yield self.told(ranked[0].place(), message, " | ".join(names))

    def _missing(self, container: ContainerFile) -> Iterator[tuple[str, ...]]:
        there = {stage.name.lower() for stage in container.stages}
        for names in map(as_texts, self.options.stages):
            if there.isdisjoint(name.lower() for name in names):
                yield names

    def _other_bases(self, container: ContainerFile) -> Iterator[LayoutViolation]:
        compared = self._compared(container) if self.options.shared_base else []
        for first, stage in ((compared[0], each) for each in compared[1:]):
            base, wanted = _base(container, stage), _base(container, first)
            if base != wanted:
                message = (
                    f"the stage {stage.name} stands on {base}, "
                    f"and the stage {first.name} on {wanted}"
                )
                yield self.told(container.place(stage.instructions[0]), message, stage.name)

    def _compared(self, container: ContainerFile) -> list[Stage]:
        return list(filter(self._is_compared, container.stages))

    def _is_compared(self, stage: Stage) -> bool:
        """Those that are asked for; without any, all that have a name."""
        asked = [name.lower() for names in self.options.stages for name in as_texts(names)]
        return stage.name.lower() in asked if asked else bool(stage.name)


def _base(container: ContainerFile, stage: Stage) -> str:
    """The image that a stage stands on in the end."""
    return container.content.lineage_of(stage)[-1].base
