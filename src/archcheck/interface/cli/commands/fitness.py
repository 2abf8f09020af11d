"""`archcheck fitness`: how a project hangs together, in numbers."""

import dataclasses
import os
from collections.abc import Mapping
from typing import Any

import click

from archcheck.application.checking.request import CheckRequest
from archcheck.application.fitness.report import FitnessReport
from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.visible_text import visible_lines
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.exit_status import INCOMPLETE
from archcheck.interface.cli.fitness_lines import View
from archcheck.interface.cli.fitness_page import Section, sections
from archcheck.interface.cli.graph_delivery import tell_all
from archcheck.interface.cli.project_options import (
    color_option,
    format_option,
    terminal_options,
)
from archcheck.interface.cli.reading_options import reading_options, reading_request
from archcheck.interface.cli.watched_progress import progress_on

FAMILY = "fitness"
EXAMPLES = """
\b
Examples:
  archcheck fitness                  tangles, hubs, unstable foundations, packages
  archcheck fitness src/shop/order   the same of one package, measured in the whole
  archcheck fitness --format json    all numbers, for programs
"""


@click.command("fitness", short_help="Measure coupling, stability and size.", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@format_option
@click.option("--all", "whole", is_flag=True, help="Show all of each kind.")
@color_option
@reading_options
@click.pass_obj
def command(composition: Composition, /, **options: Any) -> int:
    """Measure how a project hangs together: what imports each other in circles and what to cut, the
    modules on which everything hangs, and the packages that lean on less stable ones.

    No rule needs to be configured. The exit status says whether all files could be read, and judges
    nothing: limits are rules (archcheck explain fitness).
    """
    progress = progress_on(options["color"], composition.environment)
    report = composition.measure_fitness().execute(_request(options), progress)
    tell_all(report.notices)
    if options["as_json"]:
        _print_document(report)
    else:
        look = terminal_options(options, composition)
        view = View(look.width * look.measured, os.getcwd(), options["whole"], look.unicode)
        _print_page(list(sections(report, view)), look)
    return INCOMPLETE if report.missing else 0


def _request(options: Mapping[str, Any]) -> CheckRequest:
    """Tests have no part in the metrics."""
    return dataclasses.replace(reading_request(options, FAMILY), tests=False)


def _print_document(report: FitnessReport) -> None:
    from archcheck.interface.cli.fitness_document import document
    from archcheck.interface.cli.tables import print_json

    print_json(document(report))


def _print_page(page: list[Section], look: ReportOptions) -> None:
    for number, section in enumerate(page):
        heading = [
            click.style(visible_lines(it, look.unicode), bold=True) for it in section.heading
        ]
        lines = [visible_lines(line, look.unicode) for line in section.lines]
        blank = [""] if number else []
        click.echo("\n".join([*blank, *heading, *lines]), color=look.color)
