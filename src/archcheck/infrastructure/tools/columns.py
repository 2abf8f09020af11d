"""Columns and ends of regions, from what tools say and the source line itself."""

import re

from archcheck.domain.location import Region
from archcheck.domain.source_text import SourceText

TOKEN = re.compile(
    r"""\w+ | [ \t]+ | "[^"]*" | '[^']*' | [-+*/%@&|^=<>!~:]+ | .""", re.VERBOSE | re.DOTALL
)


def token_end(line: str, column: int) -> int:
    """The column after the name, number, string, operator or blanks at `column`, from 1."""
    token = TOKEN.match(line, column - 1)
    return token.end() + 1 if token else column


def token_region(text: SourceText, line: int, column: int) -> Region:
    """The token at a place; the whole line when the column is outside of it."""
    content = text.line(line)
    if not 1 <= column <= len(content):
        return text.whole_line(line)
    return Region(line, column, line, token_end(content, column))


def span(text: SourceText, start: tuple[int, int], end: tuple[int, int]) -> Region:
    """A region between two places (line, column), the whole first line when they make no sense."""
    region = Region(*start, *end)
    if start < end and _is_inside(text, start) and _is_inside(text, end):
        return region
    return text.whole_line(start[0])


def _is_inside(text: SourceText, place: tuple[int, int]) -> bool:
    line, column = place
    return 1 <= line <= len(text.lines) and 1 <= column <= len(text.line(line)) + 1


def mypy_column(line: str, offset: int) -> int | None:
    """The column from 1 that mypy 2's parser reports as `offset`, which it miscounts.

    From the characters before a place it subtracts once more the additional bytes that they
    have in UTF-8. None unless exactly one token of the line begins at such a place.
    """
    if line.isascii():
        return offset + 1
    found = [place + 1 for place in _token_starts(line) if miscounted(line, place) == offset]
    return found[0] if len(found) == 1 else None


def miscounted(line: str, place: int) -> int:
    """What mypy 2's parser says for a place from 0."""
    head = line[:place]
    return 2 * len(head) - len(head.encode("utf-8", "surrogatepass"))


def _token_starts(line: str) -> list[int]:
    return [token.start() for token in TOKEN.finditer(line) if not token.group().isspace()]
