"""The layout rule `container-image`: container files say which image they mean."""

from collections.abc import Iterable, Iterator

from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.project_files.container_files import (
    ContainerFile,
    ContainerRule,
    taken_from,
)
from archcheck.infrastructure.architecture.layout.project_files.file_rule import PathOptions
from archcheck.infrastructure.reading.dockerfiles import Instruction, Stage
from archcheck.infrastructure.reading.images import (
    read_image,
    substituted,
    variables_in,
)


class ContainerImage(ContainerRule[PathOptions]):
    """Finds images from outside with neither a tag other than `latest` nor a digest."""

    rule = "container-image"
    options_type = PathOptions

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each instruction that names such an image."""
        for container in self.containers:
            for instruction, reference in _images(container):
                if not read_image(reference).is_pinned:
                    message = f"{reference} has neither a tag other than latest nor a digest"
                    yield self.told(container.place(instruction), message, reference)


def _images(container: ContainerFile) -> Iterator[tuple[Instruction, str]]:
    """Every image that is no stage of the file."""
    known: set[str] = set()
    for stage in container.stages:
        if stage.base.lower() not in known:
            yield stage.instructions[0], stage.base
        known.add(stage.name.lower())
        yield from _taken(stage, container)


def _taken(stage: Stage, container: ContainerFile) -> Iterator[tuple[Instruction, str]]:
    """The images from which the instructions of a stage take something."""
    values = variables_in(stage, container.content)
    for instruction, name in _names(stage.instructions):
        reference = substituted(name, values)
        if not (reference.isdecimal() or container.content.named(reference)):
            yield instruction, reference


def _names(instructions: Iterable[Instruction]) -> Iterator[tuple[Instruction, str]]:
    for instruction in instructions:
        yield from ((instruction, name) for name in taken_from(instruction))
