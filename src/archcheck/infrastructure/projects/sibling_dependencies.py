"""What a pyproject.toml says about the projects beside it."""

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from archcheck.domain.configuration import Origin
from archcheck.infrastructure.configuration.documents import PROJECT_FILE
from archcheck.infrastructure.configuration.toml_lines import entry_lines
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.discovery.declared_dependencies import (
    GROUPS,
    LISTS,
    NAME,
    POETRY,
    import_name,
    poetry_tables,
)
from archcheck.infrastructure.discovery.settings_files import read_text, read_toml, strings, table

Keys = tuple[str, ...]
BESIDE = re.compile(r"(?:\{root(?::\w+)*\}|\$\{PROJECT_ROOT\}|file:(?=\.\.?/))/?(?P<path>[^#;\s]+)")
SOURCES = ("tool", "uv", "sources")
HATCH = ("tool", "hatch")
HOOKS = (*HATCH, "metadata", "hooks")


class Sibling(NamedTuple):
    """A dependency: its name as it is imported, its path where one is given, and where it stands."""

    name: str
    path: str
    key: Keys


class Member(NamedTuple):
    """A directory with a pyproject.toml: `path` is relative to the root of the repository."""

    root: str
    path: str

    @property
    def document(self) -> Mapping[str, object]:
        """Its pyproject.toml; empty where it cannot be read."""
        return read_toml(self.directory, PROJECT_FILE) or {}

    @property
    def directory(self) -> str:
        """Its absolute path."""
        return os.path.join(self.root, self.path)

    @property
    def name(self) -> str:
        """What its distribution is called, else its directory."""
        named = (table(self.document, *keys).get("name") for keys in (("project",), POETRY))
        directory = os.path.basename(os.path.normpath(self.directory))
        return next((it for it in named if isinstance(it, str) and it), directory)

    def origin(self, key: Keys) -> Origin:
        """Where something stands in it."""
        source = posixpath.normpath(posixpath.join(self.path, PROJECT_FILE))
        place = KeyPlace(source, entry_lines(read_text(self.directory, PROJECT_FILE)))
        return place.at(*key).origin

    def siblings(self) -> tuple[Sibling, ...]:
        """All dependencies; paths are relative to the root of the repository."""
        found = (*_requirements(self.document), *_tables(self.document))
        return tuple(it._replace(path=self._above(it.path)) for it in found)

    def _above(self, path: str) -> str:
        return posixpath.normpath(posixpath.join(self.path, path)) if path else ""


def _requirements(document: Mapping[str, object]) -> Iterator[Sibling]:
    for *above, last in _lists(document):
        for text in strings(table(document, *above).get(last)):
            beside = BESIDE.search(text)
            named = NAME.match(text)
            yield Sibling(
                import_name(named[1]) if named else "",
                beside["path"].strip("/") if beside else "",
                (*above, last),
            )


def _lists(document: Mapping[str, object]) -> Iterator[Keys]:
    yield from LISTS
    for keys in GROUPS:
        yield from ((*keys, group) for group in table(document, *keys))
    environments = (*HATCH, "envs")
    for name in table(document, *environments):
        yield from ((*environments, name, key) for key in ("dependencies", "extra-dependencies"))
    yield from _of_hooks(document)


def _of_hooks(document: Mapping[str, object]) -> Iterator[Keys]:
    """What hooks of hatchling add where the dependencies are dynamic."""
    for name in table(document, *HOOKS):
        yield (*HOOKS, name, "dependencies")
        extras = (*HOOKS, name, "optional-dependencies")
        yield from ((*extras, extra) for extra in table(document, *extras))


def _tables(document: Mapping[str, object]) -> Iterator[Sibling]:
    for keys in (*poetry_tables(document), SOURCES):
        for name, value in table(document, *keys).items():
            for path in _paths(value):
                yield Sibling(import_name(name), path, (*keys, name))


def _paths(value: object) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        path = table(each).get("path")
        if isinstance(path, str):
            yield path
