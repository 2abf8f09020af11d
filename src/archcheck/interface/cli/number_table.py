"""Tables of names with numbers."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from archcheck.application.visible_text import visible

GAP = "  "
Row = Sequence[str]


def number_table(headings: Row, rows: Sequence[Row], width: int, unicode: bool) -> Iterator[str]:
    """Lines of a table whose first column is a name and whose others are numbers.

    Where they do not fit beside each other in `width` columns (0 for any) a name stands above its
    numbers.
    """
    shown = [_shown(row, unicode) for row in (headings, *rows)]
    widths = [max(map(cell_len, column)) for column in zip(*shown, strict=True)]
    needed = sum(widths) + len(GAP) * len(widths)
    draw = _stacked if 0 < width < needed else _beside
    for row in shown:
        yield from draw(row, widths)


def _shown(row: Row, unicode: bool) -> Row:
    return [visible(cell, unicode) for cell in row]


def _beside(row: Row, widths: Sequence[int]) -> Iterator[str]:
    room = " " * (widths[0] - cell_len(row[0]))
    yield f"{GAP}{row[0]}{room}{_numbers(row, widths)}"


def _stacked(row: Row, widths: Sequence[int]) -> Iterator[str]:
    yield f"{GAP}{row[0]}"
    yield f"{GAP}{_numbers(row, widths)}"


def _numbers(row: Row, widths: Sequence[int]) -> str:
    pairs = zip(row[1:], widths[1:], strict=True)
    return "".join(GAP + cell.rjust(width) for cell, width in pairs)
