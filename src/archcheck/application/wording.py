"""Words for people."""

from collections.abc import Sequence


def counted(number: int, noun: str) -> str:
    """`1 error`, `2,114 errors`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def some_of(names: Sequence[str], most: int = 3) -> str:
    """`a`, `a, b` or `a, b, c and 2 more`."""
    shown = ", ".join(names[:most])
    more = len(names) - most
    return f"{shown} and {more:,} more" if more > 0 else shown
