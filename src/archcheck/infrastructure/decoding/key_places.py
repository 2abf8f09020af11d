"""Where in a configuration file something stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from archcheck.application.toml_text import KeyPath, key_text
from archcheck.domain.problem import Problem

if TYPE_CHECKING:
    from archcheck.domain.configuration import Origin

EntryLines = Mapping[KeyPath, int]

OWN_TABLE = ("tool", "archcheck")


class KeyPlace(msgspec.Struct, frozen=True):
    """A key path in a file; `lines` knows the lines of the keys and headers of the file.

    `source` is the file relative to the project root or `pack NAME`; it may be `common` to several
    projects.
    """

    source: str
    lines: EntryLines
    path: KeyPath = ()
    common: bool = False

    def at(self, *parts: str | int) -> KeyPlace:
        """The place below this one."""
        return msgspec.structs.replace(self, path=(*self.path, *parts))

    @property
    def above(self) -> KeyPath:
        """Where the keys of archcheck begin in this file: `tool.archcheck` or the top."""
        return OWN_TABLE if self.path[: len(OWN_TABLE)] == OWN_TABLE else ()

    @property
    def key(self) -> str:
        """The key path as text."""
        return key_text(self.path)

    @property
    def line(self) -> int:
        """The line of the nearest header or key at or above this place, else 1."""
        for length in range(len(self.path), 0, -1):
            if self.path[:length] in self.lines:
                return self.lines[self.path[:length]]
        return 1

    @property
    def origin(self) -> Origin:
        """This place as the origin of a value; workers know nothing of configurations."""
        from archcheck.domain.configuration import Origin

        return Origin(self.source, self.key, self.line, self.common)

    def problem(self, message: str, hint: str = "") -> Problem:
        """What is wrong here."""
        return Problem(self.source, self.key, message, hint, self.line if self.lines else 0)
