"""The layout rule `python-versions`: one oldest Python, wherever it is named."""

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from archcheck.application.toml_text import KeyPath, key_text
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.project_files.container_files import (
    ContainerFile,
    ContainerRule,
)
from archcheck.infrastructure.architecture.layout.project_files.file_rule import PathOptions, Place
from archcheck.infrastructure.configuration.toml_lines import entry_lines
from archcheck.infrastructure.decoding.decoder import shown
from archcheck.infrastructure.discovery.settings_files import read_text, table
from archcheck.infrastructure.distributions.python_bounds import (
    Minor,
    PythonBounds,
    python_bounds,
)
from archcheck.infrastructure.distributions.statements import Statements
from archcheck.infrastructure.reading.images import Image, read_image

PYPROJECT = "pyproject.toml"
TARGETS: tuple[KeyPath, ...] = (
    ("tool", "ruff", "target-version"),
    ("tool", "mypy", "python_version"),
)
TARGET = re.compile(r"(?:py)?(?P<major>\d)\.?(?P<minor>\d+)")
PYTHON = re.compile(r"(?P<version>\d+(?:\.\d+){0,2})(?![\d.])")
IN_TAG = re.compile(r"(?:^|-)python(?P<version>\d+(?:\.\d+){0,2})(?![\d.])")
Oldest = Annotated[
    str, Meta(pattern=r"^([0-9]+\.[0-9]+)?$", description='a version such as "3.11"')
]


class PythonVersionsOptions(PathOptions, frozen=True, kw_only=True):
    """The oldest version that the lower bound may name."""

    at_least: Oldest = ""


class PythonVersions(ContainerRule[PythonVersionsOptions]):
    """Finds projects without a lower bound, and what disagrees with it."""

    rule = "python-versions"
    options_type = PythonVersionsOptions

    def violations(self) -> Iterator[LayoutViolation]:
        """One where the bound is missing or too low, one at each other target and image."""
        bounds = python_bounds(self.declarations.document)
        lowest = bounds.lowest if bounds else None
        yield from self._bound(bounds, lowest)
        yield from self._targets(lowest) if lowest else ()
        yield from self._images(bounds) if bounds else ()

    def _bound(
        self, bounds: PythonBounds | None, lowest: Minor | None
    ) -> Iterator[LayoutViolation]:
        place = self._place(bounds.key) if bounds else self.configuration
        problem = self._problem(bounds, lowest)
        if problem:
            yield self.told(place, problem, "bound")

    def _problem(self, bounds: PythonBounds | None, lowest: Minor | None) -> str:
        """What is wrong with the bound; empty where nothing is."""
        if bounds is None:
            return "requires-python is missing"
        if lowest is None:
            return f"{shown(bounds.text)} has no lower bound for Python"
        wanted = self.options.at_least
        if wanted and lowest < _numbers(wanted):
            return f"the lower bound of {shown(bounds.text)} is below {wanted}"
        return ""

    def _targets(self, lowest: Minor) -> Iterator[LayoutViolation]:
        for key in TARGETS:
            stated = table(self.declarations.document, *map(str, key[:-1])).get(str(key[-1]))
            found = TARGET.fullmatch(str(stated))
            if found and (int(found["major"]), int(found["minor"])) != lowest:
                oldest = ".".join(map(str, lowest))
                message = f"{key_text(key)} is {shown(stated)}, and the oldest Python {oldest}"
                yield self.told(self._place(key), message, key_text(key))

    def _images(self, bounds: PythonBounds) -> Iterator[LayoutViolation]:
        for container in self.containers:
            for place, image, version in _pythons(container):
                if not bounds.hold(version):
                    message = f"{image} has Python {version}, which is not within {bounds.text}"
                    yield self.told(place, message, image)

    def _place(self, key: KeyPath) -> Place:
        text = read_text(self.view.project.root, PYPROJECT)
        return Place(PYPROJECT, Statements(text, entry_lines(text)).key(key))


def _pythons(container: ContainerFile) -> Iterator[tuple[Place, str, str]]:
    """The images that say in their name which Python they hold."""
    for stage in container.stages:
        version = _version(read_image(stage.base))
        if version and container.content.named(stage.base) is None:
            yield container.place(stage.instructions[0]), stage.base, version


def _version(image: Image) -> str:
    pattern = PYTHON.match if image.last == "python" else IN_TAG.search
    found = pattern(image.tag)
    return found["version"] if found else ""


def _numbers(version: str) -> Minor:
    major, _, minor = version.partition(".")
    return int(major), int(minor)
