"""Which lines of a text are new or have changed."""

import difflib
from collections.abc import Sequence

from archcheck.domain.source_text import SourceText

MOST = 4_000


def changed_lines(before: bytes | None, now: bytes) -> frozenset[int]:
    """The numbers of the lines that were added or modified; all where there was nothing.

    Between the first and the last difference of very long texts every line has changed.
    """
    new = _lines(now)
    if before is None:
        return frozenset(range(1, len(new) + 1))
    old = _lines(before)
    start = _equal(old, new)
    end = _equal(old[start:][::-1], new[start:][::-1])
    return frozenset(
        start + at for at in _between(old[start : len(old) - end], new[start : len(new) - end])
    )


def _lines(data: bytes) -> list[str]:
    text = SourceText.decode_leniently(data)
    return [text.line(number) for number in range(1, len(text.lines) + 1)]


def _equal(first: Sequence[str], second: Sequence[str]) -> int:
    """How many lines at the beginning are the same."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _between(old: Sequence[str], new: Sequence[str]) -> set[int]:
    if max(len(old), len(new)) > MOST:
        return set(range(1, len(new) + 1))
    found = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return {at + 1 for kind, _, _, low, high in found if kind != "equal" for at in range(low, high)}
