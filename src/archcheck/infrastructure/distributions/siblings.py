"""The projects that lie beside one in its repository, as the table of projects names them."""

import functools
import glob
import os
import pathlib
from collections.abc import Iterator, Mapping

import msgspec

from archcheck.infrastructure.discovery.settings_files import read_toml, strings, table
from archcheck.infrastructure.distributions.declared import normal_name

PYPROJECT = "pyproject.toml"
OWN_FILE = "archcheck.toml"
OWN_TABLE = ("tool", "archcheck", "projects")
WORKSPACE = ("tool", "uv", "workspace")
REPOSITORY = ".git"
SOURCES = ("src", ".")
NO_PACKAGES = frozenset({"tests", "test", "docs", "examples", "scripts", "build", "dist"})
Document = Mapping[str, object]


class Sibling(msgspec.Struct, frozen=True):
    """A project: the directory as the top names it, its distribution, and what it can import from."""

    directory: str
    distribution: str
    packages: tuple[str, ...]


@functools.lru_cache(maxsize=64)
def siblings_around(root: str) -> tuple[Sibling, ...]:
    """The other projects of the table in which the project at `root` stands; none without one."""
    own = os.path.normpath(root)
    tables = (table for table in map(_directories, _above(root)) if own in table)
    directories = next(tables, {})
    others = sorted(directories.keys() - {own})
    return tuple(_sibling(other, directories[other]) for other in others)


def _directories(top: str) -> Mapping[str, str]:
    """The directories that a table names, as it names them."""
    return {os.path.normpath(os.path.join(top, it)): it for it in _members(top)}


def _above(root: str) -> Iterator[str]:
    """The directory itself and those above it, up to that of the repository."""
    for directory in (pathlib.PurePath(root), *pathlib.PurePath(root).parents):
        yield str(directory)
        if os.path.lexists(directory / REPOSITORY):
            return


def _members(top: str) -> Iterator[str]:
    document = read_toml(top, PYPROJECT) or {}
    yield from _named(table(document, *OWN_TABLE))
    yield from _named(table(read_toml(top, OWN_FILE), "projects"))
    for pattern in strings(table(document, *WORKSPACE).get("members")):
        yield from _matching(top, pattern)


def _named(projects: Document) -> Iterator[str]:
    for name, stated in projects.items():
        path = stated.get("path") if isinstance(stated, dict) else None
        yield path if isinstance(path, str) else name


def _matching(top: str, pattern: str) -> list[str]:
    found = glob.glob(pattern, root_dir=top, recursive=True)
    return sorted(it for it in found if os.path.isfile(os.path.join(top, it, PYPROJECT)))


def _sibling(path: str, directory: str) -> Sibling:
    document = read_toml(path, PYPROJECT) or {}
    stated = (table(document, "project").get("name"), table(document, "tool", "poetry").get("name"))
    names = [name for name in stated if isinstance(name, str)]
    name = normal_name((*names, os.path.basename(path))[0])
    return Sibling(directory, name, tuple(sorted(set(_packages(path)))))


def _packages(path: str) -> Iterator[str]:
    """What can be imported from its source root, the first of these that has anything."""
    for source in SOURCES:
        found = list(_importable(pathlib.Path(path, source)))
        if found:
            yield from found
            return


def _importable(directory: pathlib.Path) -> Iterator[str]:
    for module in sorted(directory.glob("*/*.py")):
        name = module.parent.name
        if name.isidentifier() and name not in NO_PACKAGES:
            yield name
