"""Columns and ends of regions, from what tools say and the source line itself."""

import re
from collections.abc import Iterable

from archcheck.domain.location import Region
from archcheck.domain.source_text import SourceText

TOKEN = re.compile(
    r"""\w+ | [ \t]+ | "[^"]*" | '[^']*' | [-+*/%@&|^=<>!~:]+ | .""", re.VERBOSE | re.DOTALL
)

OPENING = re.compile(r"""[\w"'(\[{*+~-]""")
CLOSING = re.compile(r"""[\w"')\]}]$""")
CONTINUATION_MASK = 0b1100_0000
CONTINUATION = 0b1000_0000


def token_region(text: SourceText, line: int, column: int) -> Region:
    """The name, number, string, operator or blanks at a place; the line when it is outside."""
    token = TOKEN.match(text.line(line), column - 1) if column > 0 else None
    if token is None:
        return text.whole_line(line)
    return Region(line, column, line, token.end() + 1)


def span(text: SourceText, start: tuple[int, int], end: tuple[int, int]) -> Region:
    """A region between two places (line, column), the whole first line when they make no sense."""
    region = Region(*start, *end)
    if start < end and _is_inside(text, start) and _is_inside(text, end):
        return region
    return text.whole_line(start[0])


def _is_inside(text: SourceText, place: tuple[int, int]) -> bool:
    line, column = place
    return 1 <= line <= len(text.lines) and 1 <= column <= len(text.line(line)) + 1


def mypy_start(line: str, offset: int) -> int:
    """The column from 1 of the one expression whose start mypy 2 reports as `offset`, or 0."""
    starts = [token.start() for token in TOKEN.finditer(line) if OPENING.match(token.group())]
    return _only(place for place in starts if miscounted(line, place) == offset)


def mypy_end(line: str, offset: int) -> int:
    """The column from 1 after the one expression whose end mypy 2 reports as `offset`, or 0."""
    ends = [token.end() for token in TOKEN.finditer(line) if CLOSING.search(token.group())]
    return _only(place for place in ends if miscounted(line, place) == offset)


def miscounted(line: str, place: int) -> int:
    """What mypy 2's parser says for a place from 0, measured with mypy 2.4.1.

    It takes the number of characters before the place for a number of bytes, and subtracts the
    UTF-8 continuation bytes that it meets in these and the next two.
    """
    head = line.encode("utf-8", "surrogatepass")[: place + 2]
    return place - sum(1 for byte in head if byte & CONTINUATION_MASK == CONTINUATION)


def _only(places: Iterable[int]) -> int:
    found = list(places)
    return found[0] + 1 if len(found) == 1 else 0
