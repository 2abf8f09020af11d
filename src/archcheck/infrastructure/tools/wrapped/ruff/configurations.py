"""Which files configure ruff, and what they have it read."""

import os
import pathlib
import tomllib
from collections.abc import Iterator, Mapping

from archcheck.infrastructure.reading.toml_documents import parse_toml
from archcheck.infrastructure.tools.running.configuration_files import toml_table

PROJECT = "pyproject.toml"
NAMES = (".ruff.toml", "ruff.toml", PROJECT)
Table = Mapping[str, object]


def configuration_in(directory: pathlib.Path) -> str:
    """The name of the file that ruff obeys in a directory; empty without one."""
    return next((name for name in NAMES if _configures(directory / name)), "")


def governing(root: pathlib.Path, directory: str) -> str:
    """The file that ruff obeys for the files of a directory of the project, relative to the root."""
    path = pathlib.PurePosixPath(directory)
    for place in (path, *path.parents):
        name = configuration_in(root / place)
        if name:
            return (place / name).as_posix()
    return ""


def chain(root: pathlib.Path, name: str) -> Iterator[tuple[str, Table]]:
    """A configuration file and what it extends, in turn, each with its settings."""
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        table = _settings(root / name)
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


def _configures(path: pathlib.Path) -> bool:
    if path.name == PROJECT:
        return toml_table(path, "tool", "ruff") is not None
    return path.is_file()


def _settings(path: pathlib.Path) -> Table:
    keys = ("tool", "ruff") if path.name == PROJECT else ()
    return toml_table(path, *keys) or {}


def _beside(name: str, place: object) -> str:
    """A place as a file says it, seen from the root; what a shell expands stays as it is."""
    if not isinstance(place, str) or place.startswith("~"):
        return str(place or "")
    return os.path.normpath(os.path.join(os.path.dirname(name), place)).replace(os.sep, "/")
