"""Columns and ends of regions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.domain.location import Region
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.columns import (
    miscounted,
    mypy_end,
    mypy_start,
    span,
    token_region,
)

LINES = st.text(alphabet="aé中😀 \"'(.+1", max_size=30)


@pytest.mark.parametrize(
    ("line", "column", "end"),
    [
        ("x = total", 5, 10),
        ("x = 'é é' + 1", 5, 10),
        ('x = "open', 5, 6),
        ("x == y", 3, 5),
        ("x   ", 2, 5),
        ("größe = 1", 1, 6),
        ("(x)", 1, 2),
    ],
)
def test_should_cover_the_token_when_column_is_inside(line: str, column: int, end: int) -> None:
    region = token_region(SourceText(line, "utf-8"), 1, column)
    assert region == Region(1, column, 1, end)


@pytest.mark.parametrize("column", [-1, 0, 10, 99])
def test_should_cover_the_line_when_column_is_outside(column: int) -> None:
    assert token_region(SourceText("  x = one", "utf-8"), 1, column) == Region(1, 3, 1, 10)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((1, 1), (2, 3), Region(1, 1, 2, 3)),
        ((1, 1), (1, 1), Region(1, 1, 1, 4)),
        ((1, 2), (1, 1), Region(1, 1, 1, 4)),
        ((1, 2), (1, 9), Region(1, 1, 1, 4)),
        ((1, 2), (7, 1), Region(1, 1, 1, 4)),
        ((1, 9), (2, 1), Region(1, 1, 1, 4)),
    ],
)
def test_should_span_places_when_they_make_sense(
    start: tuple[int, int], end: tuple[int, int], expected: Region
) -> None:
    assert span(SourceText("abc\ndef", "utf-8"), start, end) == expected


@given(LINES, st.integers(-3, 40))
@settings(max_examples=100, deadline=None)
def test_should_stay_inside_the_line_when_column_is_any(line: str, column: int) -> None:
    region = token_region(SourceText(line, "utf-8"), 1, column)
    assert 1 <= region.start_column <= region.end_column <= len(line) + 1


@given(LINES)
@settings(max_examples=100, deadline=None)
def test_should_never_decrease_when_mypy_counts_further(line: str) -> None:
    counts = [miscounted(line, place) for place in range(len(line) + 1)]
    assert counts == sorted(counts)


@pytest.mark.parametrize(
    ("offset", "end_offset", "expected"), [(9, 11, (15, 17)), (26, 30, (34, 41)), (70, 71, (0, 0))]
)
def test_should_find_token_when_mypy_miscounts(
    offset: int, end_offset: int, expected: tuple[int, int]
) -> None:
    line = 's = ("é é 😀", s0.x, len("é 😀é"), missing)'
    assert (mypy_start(line, offset), mypy_end(line, end_offset)) == expected


def test_should_give_no_column_when_several_tokens_fit() -> None:
    assert mypy_start("😀(((x", miscounted("😀(((x", 1)) == 0
