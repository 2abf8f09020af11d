"""What became of the configuration of other tools, as a table."""

from collections.abc import Iterator, Sequence

from archcheck.application.proposing.ledger import LedgerRow

NOTHING = "No configuration of another architecture tool was found.\n"
HEADER = ("line", "what it says", "what became of it", "")


def console_table(rows: Sequence[LedgerRow]) -> Iterator[str]:
    """Columns, each as wide as its longest cell; nothing without rows."""
    cells = [HEADER, *map(_cells, rows)] if rows else []
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()


def markdown(rows: Sequence[LedgerRow]) -> str:
    """A table of Markdown."""
    if not rows:
        return NOTHING
    lines = (_markdown_line(tuple(map(_code, _cells(row)[:2])) + _cells(row)[2:]) for row in rows)
    head = (_markdown_line(HEADER), "| --- | --- | --- | --- |")
    return "\n".join(("# Configuration of other tools", "", *head, *lines)) + "\n"


def _cells(row: LedgerRow) -> tuple[str, ...]:
    return (f"{row.file}:{row.line}", row.text, row.fate.value, row.note)


def _code(text: str) -> str:
    return f"`{text.replace('`', '')}`"


def _markdown_line(cells: Sequence[str]) -> str:
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
