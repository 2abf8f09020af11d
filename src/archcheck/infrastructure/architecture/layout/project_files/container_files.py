"""What rules about container files have in common."""

import functools
import re
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from archcheck.domain.location import Region
from archcheck.infrastructure.architecture.layout.content.content_files import ContentFile
from archcheck.infrastructure.architecture.layout.project_files.file_rule import (
    FileRule,
    PathOptions,
    Place,
)
from archcheck.infrastructure.reading.dockerfiles import (
    Dockerfile,
    Instruction,
    Stage,
    read_dockerfile,
)
from archcheck.infrastructure.reading.images import resolved

CONTAINER_FILES = ("**/Dockerfile", "**/*.Dockerfile", "**/Dockerfile.*", "**/Containerfile")
OTHER_FILES = (".dockerignore", ".j2", ".jinja", ".jinja2", ".tmpl", ".tpl", ".md", ".py", ".bak")
SAMPLES = frozenset({"test", "tests", "fixtures", "examples", "templates", "node_modules"})
FROM_FLAG = re.compile(r"(?:^|\s)--from=(?P<name>\S+)")
MOUNT = re.compile(r"(?:^|\s)--mount=(?:\S*,)?from=(?P<name>[^,\s]+)")
ContainerOptions = TypeVar("ContainerOptions", bound=PathOptions)


class ContainerFile(msgspec.Struct, frozen=True, dict=True):
    """A container file of a project."""

    file: ContentFile

    @functools.cached_property
    def content(self) -> Dockerfile:
        """Its stages, which stand on what the defaults of its arguments say."""
        return resolved(read_dockerfile(self.file.text))

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Its stages."""
        return self.content.stages

    def place(self, instruction: Instruction | None = None) -> Place:
        """The lines of an instruction, or the first line."""
        region = self.region(instruction) if instruction else None
        return Place(self.file.path, region)

    def region(self, instruction: Instruction) -> Region:
        """The lines of an instruction."""
        return self.file.lines(instruction.line, instruction.last_line)

    def text(self, instruction: Instruction) -> str:
        """An instruction with the texts that it takes from the lines below it."""
        lines = self.file.source.lines[instruction.line - 1 : instruction.last_line]
        return "\n".join(lines) if "<<" in instruction.arguments else instruction.arguments


class ContainerRule(FileRule[ContainerOptions]):
    """Looks at container files: those that the project builds, not those of samples and tests."""

    def globs(self) -> Iterator[tuple[str, str]]:
        """The usual names, unless others are configured."""
        yield from self.options.globs_or(CONTAINER_FILES)

    @functools.cached_property
    def containers(self) -> tuple[ContainerFile, ...]:
        """The files, sorted."""
        return tuple(ContainerFile(self.file(path)) for path in self.paths if self._is_one(path))

    def _is_one(self, path: str) -> bool:
        directories = path.split("/")[:-1]
        is_sample = self.options.paths is None and not SAMPLES.isdisjoint(directories)
        return not (is_sample or path.endswith(("/", *OTHER_FILES)))


def taken_from(instruction: Instruction) -> list[str]:
    """The stages and images from which an instruction copies or mounts."""
    pattern = {"COPY": FROM_FLAG, "ADD": FROM_FLAG, "RUN": MOUNT}.get(instruction.name)
    return [it["name"] for it in pattern.finditer(instruction.arguments)] if pattern else []
