"""On which lines some words stand, to pass over statements without them."""

import ast
import bisect
import itertools
from collections.abc import Collection, Iterable, Iterator

from archcheck.infrastructure.facts.line_ends import line_ends


class WordLines:
    """The lines of a text that hold one of some words, maybe as a part of another word."""

    def __init__(self, text: str, words: Collection[str]) -> None:
        """Search once."""
        found = itertools.chain.from_iterable(offsets(text, word) for word in words)
        self._lines = lines_at(text, sorted(found))

    def touch(self, statement: ast.stmt) -> bool:
        """Whether a statement, with all that is in it, has such a line; decorators left out."""
        return self.lie_within(statement.lineno, statement)

    def lie_within(self, first: int, statement: ast.stmt) -> bool:
        """Whether there is such a line from `first` to the end of a statement."""
        index = bisect.bisect_left(self._lines, first)
        return index < len(self._lines) and self._lines[index] <= (statement.end_lineno or first)


def lines_at(text: str, sorted_offsets: Iterable[int]) -> list[int]:
    """The numbers of the lines on which these offsets lie."""
    found: list[int] = []
    line, position = 1, 0
    for offset in sorted_offsets:
        line += line_ends(text, position, offset)
        position = offset
        found.append(line)
    return found


def offsets(text: str, word: str) -> Iterator[int]:
    """Where a word begins in a text, also as a part of another word."""
    offset = text.find(word)
    while offset >= 0:
        yield offset
        offset = text.find(word, offset + 1)
