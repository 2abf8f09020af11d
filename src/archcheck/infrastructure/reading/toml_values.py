"""TOML with its lines."""

import functools
import tomllib
from collections.abc import Mapping

from archcheck.application.toml_text import KeyPath
from archcheck.infrastructure.configuration.toml_lines import entry_lines
from archcheck.infrastructure.reading.located_values import Located, UnreadableError
from archcheck.infrastructure.reading.toml_documents import parse_toml

FEW = 8


@functools.lru_cache(maxsize=FEW)
def toml_values(text: str, source: str) -> Located:
    """A document; raises UnreadableError, and UsageProblems for what would never end."""
    try:
        table = parse_toml(text, source)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableError(f"it is no TOML: {error}", _line(error, text)) from error
    return _located(table, (), _first_lines(entry_lines(text)), 1)


def _line(error: tomllib.TOMLDecodeError, text: str) -> int:
    _, _, place = str(error).rpartition("(at line ")
    number = place.partition(",")[0]
    return int(number) if number.isdigit() else text.count("\n") + 1


def _first_lines(lines: Mapping[KeyPath, int]) -> Mapping[KeyPath, int]:
    """The lines of all keys and headers, and of the tables that are only named on the way."""
    found: dict[KeyPath, int] = {}
    for path, line in lines.items():
        for length in range(1, len(path) + 1):
            found[path[:length]] = min(line, found.get(path[:length], line))
    return found


def _located(value: object, path: KeyPath, lines: Mapping[KeyPath, int], around: int) -> Located:
    line = lines.get(path, around)
    if isinstance(value, dict):
        members = ((key, _located(it, (*path, key), lines, line)) for key, it in value.items())
        return Located(None, line, members=tuple(members))
    items = enumerate(value) if isinstance(value, list) else ()
    located = (_located(item, (*path, at), lines, line) for at, item in items)
    return Located(value, line, items=tuple(located))
