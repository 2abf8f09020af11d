"""Options of the commands that draw graphs."""

from collections.abc import Callable, Mapping
from typing import Any

import click

from archcheck.application.checking.request import CheckRequest
from archcheck.application.drawing.view import View
from archcheck.interface.cli.reading_options import reading_request

FAMILY = "dependencies"
Command = Callable[..., Any]


def view_options(function: Command) -> Command:
    """Add what is to be seen, and how."""
    for option in (
        click.option("--external", is_flag=True, help="Draw libraries too."),
        click.option(
            "--depth",
            type=click.IntRange(min=1),
            metavar="N",
            help="Cut names to N components.  [default: as many as can be read]",
        ),
        click.option(
            "--focus",
            multiple=True,
            metavar="PATTERN",
            help="What touches these modules (a layer, a.b, a.*.c, a.**, a library); repeatable.",
        ),
        click.option("--layers", is_flag=True, help="One node for each layer."),
        click.option(
            "--format",
            "formats",
            multiple=True,
            metavar="FORMAT[:FILE]",
            help="mermaid, dot, svg, html, json or text, to standard output or to FILE; repeatable.",
        ),
    ):
        function = option(function)
    return function


def request_from(options: Mapping[str, Any]) -> CheckRequest:
    """Which project is to be read; of its rules only those about dependencies are judged."""
    return reading_request(options, FAMILY)


def view_from(options: Mapping[str, Any]) -> View:
    """What is to be seen."""
    return View(
        focus=options["focus"],
        reaches=options.get("reaches") or (),
        depth=options["depth"] or 0,
        layers=options["layers"],
        external=options["external"],
    )
