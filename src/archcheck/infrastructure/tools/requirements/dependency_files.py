"""The files in which a project states its dependencies: which there are, and what they state."""

import fnmatch
import json
import os
import pathlib
import posixpath
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from archcheck.infrastructure.reading.regular_files import (
    MOST_OF_DATA,
    MOST_OF_SETTINGS,
    is_there,
    read_settings,
)
from archcheck.infrastructure.reading.toml_documents import parse_toml
from archcheck.infrastructure.tools.adapter import Unread
from archcheck.infrastructure.tools.requirements.lock_files import (
    FORMATS,
    PIPENV,
    lock_format,
    locked_in,
)
from archcheck.infrastructure.tools.requirements.project_table import declared_in
from archcheck.infrastructure.tools.requirements.requirement import Dependencies, together
from archcheck.infrastructure.tools.requirements.requirement_files import (
    included_files,
    is_outside,
    requirements_in,
)
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.process_runner import ToolFailure

PROJECT = "pyproject.toml"
REQUIREMENTS = (".txt", ".in")
USUAL = ("requirements*.txt", "requirements/*.txt", PROJECT, *FORMATS, "pylock.*.toml")
KNOWN = f"requirements (.txt, .in), {PROJECT}, {', '.join(FORMATS)}"
Read = Callable[[str, str], Dependencies]


def dependency_files(root: pathlib.Path, named: Sequence[str]) -> tuple[str, ...]:
    """The files that are named, else those with usual names, and what they include, in order."""
    found: dict[str, None] = {}
    waiting = list(named or _usual(root))
    while waiting:
        path = waiting.pop(0)
        if path not in found:
            found[path] = None
            waiting.extend(_included(root, path))
    return tuple(found)


def is_known(path: str) -> bool:
    """Whether archcheck can read this kind of file."""
    return _reader(path) is not None


def read_dependencies(root: pathlib.Path, paths: Iterable[str]) -> Dependencies:
    """What these files state; raises UsageProblems for bombs."""
    return together(_read(root, path) for path in paths)


def _usual(root: pathlib.Path) -> Iterator[str]:
    for pattern in USUAL:
        folder, _, names = pattern.rpartition("/")
        found = (posixpath.join(folder, name) for name in _names(root / folder, names))
        yield from sorted(path for path in found if is_there(root / path))


def _names(folder: pathlib.Path, pattern: str) -> list[str]:
    try:
        return fnmatch.filter(os.listdir(folder), pattern)
    except OSError:
        return []


def _included(root: pathlib.Path, path: str) -> Iterator[str]:
    if path.endswith(REQUIREMENTS) and not is_outside(path):
        yield from included_files(_text(root, path), path)


def _text(root: pathlib.Path, path: str) -> str:
    limit = MOST_OF_DATA if lock_format(posixpath.basename(path)) else MOST_OF_SETTINGS
    data = read_settings(root, path, limit) or b""
    return data.decode("utf-8-sig", "replace")


def _read(root: pathlib.Path, path: str) -> Dependencies:
    if is_outside(path):
        raise ToolFailure(f"{path} lies outside of the project")
    if not (root / path).is_file():
        raise ToolFailure(f"{path} does not exist")
    read = _reader(path)
    if read is None:
        return _unread(path, f"archcheck does not know this kind of file, but {KNOWN}")
    try:
        return read(_text(root, path), path)
    except (tomllib.TOMLDecodeError, json.JSONDecodeError, ToolFailure, AttributeError) as error:
        return _unread(path, f"it cannot be read: {error}")


def _unread(path: str, reason: str) -> Dependencies:
    return Dependencies(unread=(Unread(path, reason),))


def _reader(path: str) -> Read | None:
    name = posixpath.basename(path)
    form = lock_format(name)
    if form:
        table_of = _json_table if name == PIPENV else parse_toml
        return lambda text, path: locked_in(table_of(text, path), text, path, form)
    if name == PROJECT:
        return lambda text, path: declared_in(parse_toml(text, path), text, path)
    return requirements_in if name.endswith(REQUIREMENTS) else None


def _json_table(text: str, path: str) -> Mapping[str, Any]:
    table = parsed_answer(text)
    if not isinstance(table, dict):
        raise ToolFailure(f"{path} holds no object")
    return table
