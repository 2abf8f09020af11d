"""Lines on standard output, for which rich is imported only where it has something to do."""

from collections.abc import Iterable

import click

from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.visible_text import visible_lines


def show_lines(lines: Iterable[str], look: ReportOptions) -> None:
    """Print some lines, the first of them as a heading; off a terminal none is broken."""
    heading, *others = lines
    show_line(heading, look, "bold", is_broken=look.terminal)
    for line in others:
        show_line(line, look, is_broken=look.terminal)


def show_line(text: str, look: ReportOptions, style: str = "", *, is_broken: bool = True) -> None:
    """Print a line, `is_broken` where it is wider than the output."""
    shown = visible_lines(text, look.unicode)
    if _is_plain(shown, look) and not (is_broken and len(shown) > look.width):
        click.echo(shown)
        return
    from archcheck.interface.cli.tables import console_for, plain

    console_for(look).print(plain(text, look, style), soft_wrap=not is_broken)


def _is_plain(text: str, look: ReportOptions) -> bool:
    """Whether a text needs neither colours nor a look at how wide its characters are."""
    return not look.color and text.isascii() and text.isprintable()
