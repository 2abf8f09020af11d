"""Values of a document with the lines on which they stand."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

ANY = "*"


class Untyped(str):
    """A value of a format that knows texts alone."""


class Located(msgspec.Struct, frozen=True):
    """A value: of a table its `members`, of a list its `items`, in the order of the document.

    `line` is from 1; of a member that of its key. `value` is plain, None for a table.
    """

    value: object
    line: int
    members: tuple[tuple[str, "Located"], ...] = ()
    items: tuple["Located", ...] = ()


class UnreadableError(Exception):
    """A document that is none: why, and on which line."""

    def __init__(self, reason: str, line: int = 1) -> None:
        """Keep both."""
        super().__init__(reason)
        self.reason = reason
        self.line = line


class _Place(NamedTuple):
    value: Located
    at: int


def values_at(document: Located, path: Sequence[str]) -> Iterator[Located]:
    """All values under a path of keys; `*` is any key, and a list is passed to each of its items."""
    waiting = [_Place(document, 0)]
    while waiting:
        value, at = waiting.pop()
        if at == len(path):
            yield value
        else:
            waiting += [*_below(value, at, path[at])][::-1]


def _below(value: Located, at: int, key: str) -> Iterator[_Place]:
    yield from (_Place(item, at) for item in value.items)
    for name, member in value.members:
        if key in (ANY, name):
            yield _Place(member, at + 1)
