"""Which files configure ruff, and what they have it read."""

import os
import pathlib
import posixpath
import tomllib
from collections.abc import Iterator, Mapping

from archcheck.infrastructure.reading.regular_files import is_there
from archcheck.infrastructure.reading.toml_documents import parse_toml
from archcheck.infrastructure.tools.running.configuration_files import toml_table

PROJECT = "pyproject.toml"
NAMES = (".ruff.toml", "ruff.toml", PROJECT)
Table = Mapping[str, object]


def configuration_in(root: pathlib.Path, directory: str = "") -> str:
    """The file that ruff obeys in a directory of the project, from the root; empty without one."""
    names = (posixpath.join(directory, name) for name in NAMES)
    return next((name for name in names if _configures(root, name)), "")


def chain(root: pathlib.Path, name: str) -> Iterator[tuple[str, Table]]:
    """A configuration file and what it extends, in turn, each with its settings."""
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        table = _table(root, name) or {}
        yield name, table
        name = _beside(name, table.get("extend"))


def places(name: str, table: Table) -> Iterator[str]:
    """What a file has ruff read or look at, relative to the root."""
    sources = table.get("src")
    named = (table.get("extend"), *(sources if isinstance(sources, list) else ()))
    return filter(None, (_beside(name, place) for place in named))


def inline_settings(text: str) -> Table | None:
    """What `--config "KEY = VALUE"` says, None where it names a file."""
    try:
        return parse_toml(text, "--config")
    except tomllib.TOMLDecodeError:
        return None


def _configures(root: pathlib.Path, name: str) -> bool:
    path = root / name
    if path.name != PROJECT:
        return path.is_file()
    return is_there(path) and _table(root, name) is not None


def _table(root: pathlib.Path, name: str) -> Table | None:
    """The settings of a file; a link leads where it likes within the project."""
    real = (root / name).resolve()
    path = real if real.is_relative_to(root.resolve()) else root / name
    return toml_table(path, *(("tool", "ruff") if os.path.basename(name) == PROJECT else ()))


def _beside(name: str, place: object) -> str:
    """A place as a file says it, seen from the root; what a shell expands stays as it is."""
    if not isinstance(place, str) or place.startswith("~"):
        return str(place or "")
    return os.path.normpath(os.path.join(os.path.dirname(name), place)).replace(os.sep, "/")
