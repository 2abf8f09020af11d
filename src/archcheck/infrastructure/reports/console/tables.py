"""Rows of short cells under each other, with an open last column."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from archcheck.infrastructure.reports.console.surface import Surface

GAP = 2
Row = Sequence[Text]


def table_lines(rows: Iterable[Row], surface: Surface) -> Iterator[Text]:
    """Every row on a line; what does not fit is wrapped under its last cell."""
    table = [list(row) for row in rows]
    widths = _widths(table)
    for row in table:
        yield from _line(row, widths, surface)


def _widths(rows: Iterable[Row]) -> list[int]:
    widths: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row[:-1]):
            widths[column] = max(widths.get(column, 0), cell_len(cell.plain))
    return [widths[column] for column in sorted(widths)]


def _line(row: Row, widths: Sequence[int], surface: Surface) -> list[Text]:
    cells = [_padded(cell, width) for cell, width in zip(row[:-1], widths, strict=False)]
    margin = sum(cell_len(cell.plain) for cell in cells)
    if surface.fits(*cells, row[-1]):
        return [_joined((*cells, row[-1]))]
    first, *others = surface.wrapped(margin, row[-1])
    return [_joined((*cells, first[margin:])), *others]


def _joined(cells: Iterable[Text]) -> Text:
    line = Text.assemble(*cells)
    line.rstrip()
    return line


def _padded(cell: Text, width: int) -> Text:
    return cell + Text(" " * (width - cell_len(cell.plain) + GAP))
