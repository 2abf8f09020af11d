"""Where in a TOML text strings and keys stand that are stated under some key."""

import re
from collections.abc import Mapping

from archcheck.application.toml_text import KeyPath
from archcheck.domain.location import Region
from archcheck.domain.source_text import SourceText


class Statements:
    """A text and the lines of its keys."""

    def __init__(self, text: str, lines: Mapping[KeyPath, int]) -> None:
        """Take both."""
        self._source = SourceText(text, "utf-8")
        self._lines = lines

    def string(self, path: KeyPath, stated: str, nth: int = 0) -> Region:
        """Where a string stands, without its quotes, in the list under a key.

        `nth` counts those of the list that are equal, from 0; without such a string the key's line.
        """
        escaped = stated.replace("\\", "\\\\").replace('"', '\\"')
        forms = "|".join((re.escape(f"'{stated}'"), re.escape(f'"{escaped}"')))
        return self._found(forms, path, nth, 1)

    def key(self, path: KeyPath) -> Region:
        """Where a key stands."""
        if path in self._lines:
            return self._source.whole_line(self._lines[path])
        return self._found(rf"[\"']?{re.escape(str(path[-1]))}[\"']?(?=\s*=)", path[:-1], 0, 0)

    def _found(self, pattern: str, path: KeyPath, nth: int, quote: int) -> Region:
        first = self._line(path)
        seen = nth
        for number in range(first, len(self._source.lines) + 1):
            line = self._source.line(number)
            for found in () if line.lstrip().startswith("#") else re.finditer(pattern, line):
                if not seen:
                    start, end = found.span()
                    return Region(number, start + 1 + quote, number, end + 1 - quote)
                seen -= 1
        return self._source.whole_line(first)

    def _line(self, path: KeyPath) -> int:
        """The line of a key, or of the table around it that has one."""
        lengths = range(len(path), 0, -1)
        known = (self._lines[path[:length]] for length in lengths if path[:length] in self._lines)
        return next(known, 1)
