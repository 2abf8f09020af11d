"""The text of a source file, and its columns."""

import codecs
import contextlib
import functools
import io
import re
import tokenize

from archcheck.domain.location import Region
from archcheck.shared.deferred import dataclass

UTF_8 = "utf-8"
LINE_END = re.compile("\r\n|\r|\n")


def split_lines(text: str) -> tuple[str, ...]:
    """Split at `\\n`, `\\r\\n` and `\\r` only, without the ends; never empty."""
    return tuple(LINE_END.split(text) if "\r" in text else text.split("\n"))


def _declares_encoding(data: bytes) -> bool:
    """False only without a byte order mark and a declaration in the first two lines."""
    has_mark = data.startswith(codecs.BOM_UTF8)
    return has_mark or any(b"coding" in line for line in data.split(b"\n", 2)[:2])


@dataclass(frozen=True)
class SourceText:
    """A decoded file: `text` without byte order mark, `encoding` as declared or `utf-8`."""

    text: str
    encoding: str

    @classmethod
    def decode(cls, data: bytes) -> "SourceText":
        """Decode as Python does; raises SyntaxError, LookupError or UnicodeError."""
        if not _declares_encoding(data):
            with contextlib.suppress(UnicodeDecodeError):
                return cls(data.decode(), UTF_8)
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
        return cls(text, encoding)

    @classmethod
    def decode_leniently(cls, data: bytes) -> "SourceText":
        """Decode whatever it is, with replacement characters where that fails."""
        try:
            return cls.decode(data)
        except (SyntaxError, LookupError, UnicodeError):
            body = data.removeprefix(codecs.BOM_UTF8)
            return cls(body.decode("utf-8", "replace"), "utf-8")

    @functools.cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; line n is `lines[n - 1]`."""
        return split_lines(self.text)

    @property
    def line_count(self) -> int:
        """How many lines there are; nothing behind the last end of a line is none."""
        return len(self.lines) - (not self.lines[-1])

    def line(self, number: int) -> str:
        """Line `number` from 1; empty outside of the file."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def excerpt(self, region: Region) -> str:
        """The text of a region, lines joined by `\\n`."""
        first, last = region.start_line, region.end_line
        lines = [self.line(number) for number in range(first, last + 1)]
        lines[-1] = lines[-1][: region.end_column - 1]
        lines[0] = lines[0][region.start_column - 1 :]
        return "\n".join(lines)

    def whole_line(self, number: int) -> Region:
        """The region of a line without its indentation; lines outside are clamped."""
        clamped = min(max(number, 1), len(self.lines))
        line = self.line(clamped)
        indentation = len(line) - len(line.lstrip()) if line.strip() else 0
        return Region(clamped, indentation + 1, clamped, len(line) + 1)

    def from_bytes(self, line: int, offset: int) -> int:
        """The column from 1 in code points of a UTF-8 byte offset from 0; clamped to the line."""
        text = self.line(line)
        if text.isascii():
            return min(offset, len(text)) + 1
        head = text.encode("utf-8", "surrogatepass")[:offset]
        return len(head.decode("utf-8", "ignore")) + 1
