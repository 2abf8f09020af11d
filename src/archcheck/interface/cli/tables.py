"""Plain tables for the terminal."""

import functools
import itertools
import json
import textwrap
from collections.abc import Iterator, Sequence

import click
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.visible_text import visible, visible_lines

GAP = "  "
ROOM = 32
WIDEST = 60
NARROWEST = 20
Row = Sequence[str]


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


def print_json(document: object) -> None:
    """Print values for programs."""
    click.echo(json.dumps(document, indent=2, default=str))


def print_table(headings: Row, rows: Sequence[Row], options: ReportOptions) -> None:
    """Print rows under headings; nothing is cut, and no word is broken.

    A row is a line where nobody says how wide a line is. Else prose in the last column wraps,
    and where there is no room for that the longest cell of each row stands below the others.
    """
    heading, *others = _drawn(
        [[visible(cell, options.unicode) for cell in row] for row in (headings, *rows)], options
    )
    click.echo(click.style("\n".join(heading), bold=True), color=options.color)
    for line in itertools.chain.from_iterable(others):
        click.echo(line)


def _drawn(rows: Sequence[Row], options: ReportOptions) -> Iterator[list[str]]:
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    room = options.width - sum(widths[:-1]) - len(GAP) * len(widths[:-1])
    if not options.measured:
        draw = functools.partial(_in_one_line, [min(width, WIDEST) for width in widths])
    elif room >= min(widths[-1], ROOM):
        draw = functools.partial(_wrapped, widths, room)
    else:
        draw = functools.partial(_stacked, widths.index(max(widths)), options.width)
    return map(draw, rows)


def _in_one_line(widths: Sequence[int], row: Row) -> list[str]:
    return [_ragged(row, widths)]


def _ragged(row: Row, widths: Sequence[int]) -> str:
    cells = [cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)]
    return GAP.join(cells).rstrip()


def _wrapped(widths: Sequence[int], room: int, row: Row) -> list[str]:
    first, *others = _lines(row[-1], room) or [""]
    margin = " " * (sum(widths[:-1]) + len(GAP) * len(widths[:-1]))
    return [_ragged([*row[:-1], first], [*widths[:-1], 0]), *(margin + line for line in others)]


def _stacked(longest: int, width: int, row: Row) -> list[str]:
    lines: list[str] = []
    for cell in (*row[:longest], *row[longest + 1 :]):
        is_room = bool(lines) and cell_len(f"{lines[-1]}{GAP}{cell}") <= width
        lines[-1:] = (
            [f"{lines[-1]}{GAP}{cell}"] if is_room else [*lines[-1:], GAP * bool(lines) + cell]
        )
    return [*lines, *(GAP + line for line in _lines(row[longest], width - len(GAP)))]


def _lines(text: str, width: int) -> list[str]:
    return textwrap.wrap(
        text, max(width, NARROWEST), break_long_words=False, break_on_hyphens=False
    )
