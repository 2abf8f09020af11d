"""What the terminal can do."""

import dataclasses
from collections.abc import Iterable
from typing import TextIO

import click

from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.visible_text import visible_lines
from archcheck.shared.configuration import Environment

PLAIN_WIDTH = 100


def say(text: str) -> None:
    """Say something on standard output."""
    click.echo(visible_lines(text))


def tell(text: str) -> None:
    """Say something on standard error."""
    click.echo(visible_lines(text), err=True)


def tell_all(sentences: Iterable[str]) -> None:
    """Say some sentences on standard error, each once."""
    for sentence in dict.fromkeys(sentences):
        tell(f"archcheck: {sentence}")


def with_terminal(
    options: ReportOptions, stream: TextIO | None, color: str, environment: Environment
) -> ReportOptions:
    """The options with what is known about the stream that the report goes to."""
    is_terminal = stream is not None and stream.isatty()
    return dataclasses.replace(
        options,
        terminal=is_terminal,
        color=wants_color(color, is_terminal, environment),
        unicode=_shows_unicode(stream),
        width=_width(is_terminal, environment),
        measured=is_terminal or environment.columns > 0,
    )


def wants_color(color: str, is_terminal: bool, environment: Environment) -> bool:
    """Whether a stream gets colours: as asked for, else as the environment says."""
    if color != "auto":
        return color == "always"
    if environment.no_color or environment.term == "dumb":
        return False
    return is_terminal or environment.force_color


def _shows_unicode(stream: TextIO | None) -> bool:
    encoding = getattr(stream, "encoding", None) or "ascii"
    return encoding.lower().replace("-", "").startswith("utf")


def _width(is_terminal: bool, environment: Environment) -> int:
    if environment.columns or not is_terminal:
        return environment.columns or PLAIN_WIDTH
    from shutil import get_terminal_size

    return get_terminal_size().columns
