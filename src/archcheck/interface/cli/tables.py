"""Plain tables for the terminal."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.visible_text import visible_lines


def console_for(options: ReportOptions) -> Console:
    """A console of rich that writes to standard output as the options say."""
    return Console(
        width=options.width,
        color_system="standard" if options.color else None,
        force_terminal=options.color,
        highlight=False,
        emoji=False,
        markup=False,
    )


def plain(text: str, options: ReportOptions, style: str = "") -> Text:
    """Lines of text without markup, and without anything that a terminal would obey."""
    return Text(visible_lines(text, options.unicode), style)


def print_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], options: ReportOptions
) -> None:
    """Print rows under headings; long cells wrap, nothing is cut."""
    table = Table(box=None if not options.unicode else box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(plain(cell, options) for cell in row))
    console_for(options).print(table)
