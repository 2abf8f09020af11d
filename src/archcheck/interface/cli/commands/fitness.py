"""`archcheck fitness`: how a project hangs together, in numbers, now or over its last versions."""

import dataclasses
import os
from collections.abc import Iterable, Mapping
from typing import Any

import click

from archcheck.application.checking.request import CheckRequest
from archcheck.application.ports.project_history import HistoryUnknown, Span
from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.visible_text import visible_lines
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.each_project import Answer, Work, answer_each
from archcheck.interface.cli.exit_status import INCOMPLETE
from archcheck.interface.cli.fitness_lines import View
from archcheck.interface.cli.fitness_page import Section, sections
from archcheck.interface.cli.project_options import (
    color_option,
    format_option,
    terminal_options,
)
from archcheck.interface.cli.reading_options import reading_options, reading_request
from archcheck.interface.cli.watched_progress import progress_on

FAMILY = "fitness"
MOST_VERSIONS = 1000
EXAMPLES = """
\b
Examples:
  archcheck fitness                      tangles, hubs, unstable foundations, packages
  archcheck fitness src/shop/order       the same of one package, measured in the whole
  archcheck fitness --history 20         how it has changed over the last 20 commits
  archcheck fitness --history 5 --tags   how it has changed over the last 5 tags
"""


@click.command("fitness", short_help="Measure coupling, stability and size.", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@click.option(
    "--history",
    type=click.IntRange(1, MOST_VERSIONS),
    metavar="N",
    help="Follow the last N commits, each the first parent of the next.",
)
@click.option("--tags", is_flag=True, help="With --history: the last N tags.")
@format_option
@click.option("--all", "whole", is_flag=True, help="Show all of each kind.")
@color_option
@reading_options
@click.pass_obj
def command(composition: Composition, /, **options: Any) -> int:
    """Measure how a project hangs together: what imports each other in circles and what to cut, the
    modules on which everything hangs, and the packages that lean on less stable ones.

    No rule needs to be configured. The exit status says whether all files could be read, and judges
    nothing: limits are rules (archcheck explain fitness). The past is read from the objects of git,
    by the settings of today; the work tree is left alone.
    """
    if options["tags"] and not options["history"]:
        raise click.UsageError("--tags needs --history N: how many of them")
    work = (_followed if options["history"] else _measured)(composition, options)
    return answer_each(composition, options, _request(options), work)


def _measured(composition: Composition, options: Mapping[str, Any]) -> Work:
    progress = progress_on(options["color"], composition.environment)
    use_case = composition.measure_fitness()

    def answer(request: CheckRequest) -> Answer:
        from archcheck.interface.cli.fitness_document import document

        report = use_case.execute(request, progress)
        look = terminal_options(options, composition)
        return Answer(
            page=lambda: _print_page(sections(report, _view(look, options)), look),
            document=lambda: document(report),
            status=INCOMPLETE if report.missing else 0,
            remarks=report.notices,
        )

    return answer


def _followed(composition: Composition, options: Mapping[str, Any]) -> Work:
    progress = progress_on(options["color"], composition.environment)
    span = Span(options["history"], options["tags"])
    use_case = composition.follow_fitness()

    def answer(request: CheckRequest) -> Answer:
        from archcheck.interface.cli.fitness_document import history_document
        from archcheck.interface.cli.history_page import history_sections

        try:
            followed = use_case.execute(request, span, progress)
        except HistoryUnknown as problem:
            return Answer(page=_nothing, status=INCOMPLETE, remarks=(str(problem),))
        look = terminal_options(options, composition)
        return Answer(
            page=lambda: _print_page(history_sections(followed, _view(look, options)), look),
            document=lambda: history_document(followed),
            remarks=followed.notices,
        )

    return answer


def _nothing() -> None:
    """No page."""


def _request(options: Mapping[str, Any]) -> CheckRequest:
    """Tests have no part in the metrics."""
    return dataclasses.replace(reading_request(options, FAMILY), tests=False)


def _view(look: ReportOptions, options: Mapping[str, Any]) -> View:
    return View(look.width * look.measured, os.getcwd(), options["whole"], look.unicode)


def _print_page(page: Iterable[Section], look: ReportOptions) -> None:
    """Headings bold, a blank line between sections."""
    click.echo("\n\n".join(_drawn(section, look) for section in page), color=look.color)


def _drawn(section: Section, look: ReportOptions) -> str:
    bold = (click.style(visible_lines(line, look.unicode), bold=True) for line in section.heading)
    lines = (visible_lines(line, look.unicode) for line in section.lines)
    return "\n".join((*bold, *lines))
