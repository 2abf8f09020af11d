"""Keys that a document must hold or must not: their paths, and the values that are meant."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from archcheck.application.toml_text import key_text, value_text
from archcheck.infrastructure.execution.cpu_limits import matched_here
from archcheck.infrastructure.reading.located_values import Located, Untyped

PART = re.compile(r'(?:"(?P<quoted>[^"]+)"|(?P<bare>[^".]+))(?P<dot>\.|\Z)')
Stated = str | tuple[str, ...] | dict[str, Any]


class KeyDemand(msgspec.Struct, frozen=True):
    """A path of keys; `wanted` is a value, or a pattern of one, where `has_value`."""

    path: tuple[str, ...]
    wanted: object = None
    has_value: bool = False

    @property
    def named(self) -> str:
        """The path as people write it."""
        return ".".join(part if part == "*" else key_text((part,)) for part in self.path)

    def is_met_by(self, found: Located) -> bool:
        """Whether a value is meant, or of a list any item."""
        values = (found.value, *(item.value for item in found.items))
        return not self.has_value or any(_is(value, self.wanted) for value in values)


def key_demands(stated: Stated) -> Iterator[KeyDemand]:
    """What is stated: paths, or a table of paths to values, in which tables go on the path."""
    if isinstance(stated, dict):
        yield from _of_table(stated, ())
    else:
        for text in (stated,) if isinstance(stated, str) else stated:
            yield KeyDemand(key_path(text) or ())


def _of_table(table: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[KeyDemand]:
    for key, value in table.items():
        path = (*above, *(key_path(key) or ()))
        if isinstance(value, dict):
            yield from _of_table(value, path)
        else:
            yield KeyDemand(path, value, True)


def key_path(text: str) -> tuple[str, ...] | None:
    """The parts of a dotted key, of which those with dots are quoted; None when it is none."""
    parts: list[str] = []
    at = 0
    while found := PART.match(text, at):
        parts.append(found["quoted"] or found["bare"])
        at = found.end()
        if not found["dot"]:
            return tuple(parts)
    return None


def stated_keys(stated: Stated) -> Iterator[str]:
    """All keys, as they are written."""
    if isinstance(stated, str):
        yield stated
    elif isinstance(stated, dict):
        for key, value in stated.items():
            yield key
            yield from stated_keys(value) if isinstance(value, dict) else ()
    else:
        yield from stated


def _is(value: object, wanted: object) -> bool:
    """A text is meant by itself, and by a pattern of all of it; other values by their own kind."""
    if isinstance(wanted, str):
        return _is_text(value, wanted)
    if isinstance(value, Untyped):
        return value.lower() == value_text(wanted).lower()
    return isinstance(value, bool) is isinstance(wanted, bool) and value == wanted


def _is_text(value: object, wanted: str) -> bool:
    if value is None or isinstance(value, list):
        return False
    text = value if isinstance(value, str) else value_text(value)
    return text == wanted or matched_here(wanted, lambda: _matches(wanted, text), "a value")


def _matches(pattern: str, text: str) -> bool:
    try:
        return re.fullmatch(pattern, text, re.DOTALL) is not None
    except re.error:
        return False
