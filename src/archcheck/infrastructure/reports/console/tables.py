"""Rows of short cells under each other, with an open last column."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from archcheck.infrastructure.reports.console.surface import NARROWEST, Surface

GAP = 2
Row = Sequence[Text]


def table_lines(rows: Iterable[Row], surface: Surface) -> Iterator[Text]:
    """Every row on a line; what does not fit is wrapped under its last cell.

    Where the columns leave no room, the cells of a row follow each other, wrapped under the
    second one.
    """
    table = [list(row) for row in rows]
    widths = _widths(table)
    is_roomy = sum(widths) + GAP * len(widths) + NARROWEST <= surface.width
    for row in table:
        cells = [_padded(cell, width) for cell, width in zip(row[:-1], widths, strict=False)]
        head = len(cells) if is_roomy else 1
        yield from _line([*cells[:head]], [*cells[head:], row[-1]], surface)


def _widths(rows: Iterable[Row]) -> list[int]:
    widths: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row[:-1]):
            widths[column] = max(widths.get(column, 0), cell_len(cell.plain))
    return [widths[column] for column in sorted(widths)]


def _line(head: Row, tail: Row, surface: Surface) -> list[Text]:
    margin = sum(cell_len(cell.plain) for cell in head)
    if surface.fits(*head, *tail):
        return [_joined((*head, *tail))]
    first, *others = surface.wrapped(margin, *tail)
    return [_joined((*head, first[margin:])), *others]


def _joined(cells: Iterable[Text]) -> Text:
    line = Text.assemble(*cells)
    line.rstrip()
    return line


def _padded(cell: Text, width: int) -> Text:
    return cell + Text(" " * (width - cell_len(cell.plain) + GAP))
