"""`archcheck fitness`: how a project hangs together, in numbers."""

import os
from collections.abc import Mapping
from typing import Any

import click

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.fitness.report import FitnessReport
from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.visible_text import visible_lines
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.exit_status import INCOMPLETE
from archcheck.interface.cli.fitness_lines import View
from archcheck.interface.cli.fitness_page import Section, sections
from archcheck.interface.cli.job_count import AUTO, job_count
from archcheck.interface.cli.project_options import (
    cache_directory_option,
    cache_wish,
    format_option,
    project_options,
    terminal_options,
    trust_cache_option,
)
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.interface.cli.terminal import tell

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
@click.option(
    "--jobs",
    default=AUTO,
    callback=job_count,
    metavar="NUMBER|auto",
    help="How many processes at once.  [default: auto, the processors that may be used]",
)
@click.option("--no-cache", is_flag=True, help="Neither read nor write caches.")
@cache_directory_option
@trust_cache_option
@project_options
@click.pass_obj
def command(composition: Composition, /, **options: Any) -> int:
    """Measure how a project hangs together: what imports each other in circles and what to cut, the
    modules on which everything hangs, and the packages that lean on less stable ones.

    No rule needs to be configured. The exit status says whether all files could be read, and judges
    nothing: limits are rules (archcheck explain fitness).
    """
    report = composition.measure_fitness().execute(_request(options), SilentProgress())
    for notice in report.notices:
        tell(f"archcheck: {notice}")
    if options["as_json"]:
        _print_document(report)
    else:
        look = terminal_options(options, composition)
        view = View(look.width * look.measured, os.getcwd(), options["whole"], look.unicode)
        _print_page(list(sections(report, view)), look)
    return INCOMPLETE if report.missing else 0


def _request(options: Mapping[str, Any]) -> CheckRequest:
    return CheckRequest(
        directory=os.getcwd(),
        paths=options["paths"],
        configuration_file=options["config"],
        packs=options["pack"] or None,
        selection=Selection(family=FAMILY, only_rules=True),
        workers=options["jobs"],
        tests=False,
        cache=not options["no_cache"],
        cache_wish=cache_wish(options),
    )


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
