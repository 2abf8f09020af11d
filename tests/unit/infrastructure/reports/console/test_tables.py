"""Tests of rows under each other."""

from rich.text import Text

from archcheck.infrastructure.reports.console.tables import table_lines
from tests.unit.infrastructure.reports.console.page_support import surface


def drawn(*rows: tuple[str, ...], width: int = 40) -> list[str]:
    """The lines of a table of plain cells."""
    cells = [[Text(cell) for cell in row] for row in rows]
    return [line.plain for line in table_lines(cells, surface(width))]


def test_should_align_cells_when_rows_differ() -> None:
    """The widest cell decides, but not an open last one."""
    assert drawn(("a", "bb", "c"), ("aaa", "b", "c"), ("x", "an open last cell")) == [
        "a    bb  c",
        "aaa  b   c",
        "x    an open last cell",
    ]


def test_should_wrap_last_cell_when_row_is_too_wide() -> None:
    """Under itself."""
    assert drawn(("name", "several words that do not fit"), width=28) == [
        "name  several words that do",
        "      not fit",
    ]


def test_should_measure_cells_when_characters_are_wide() -> None:
    """Columns, not characters."""
    assert drawn(("漢", "a"), ("b", "c")) == ["漢  a", "b   c"]


def test_should_leave_no_blanks_when_last_cell_is_empty() -> None:
    """Nothing at the end of a line."""
    assert drawn(("a", "")) == ["a"]


def test_should_stack_cells_when_columns_leave_no_room() -> None:
    """Nothing breaks on a narrow terminal."""
    assert drawn(("name", "a long second cell", "third", "last"), width=30) == [
        "name  a long second cell",
        "      third  last",
    ]
