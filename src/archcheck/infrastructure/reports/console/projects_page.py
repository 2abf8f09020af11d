"""One page about several projects: each that has something to say in full, the others in a line."""

from collections.abc import Iterator

from rich.text import Text

from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.verdict_sentence import (
    compared_projects,
    projects_sentence,
    verdict_sentence,
)
from archcheck.application.wording import counted
from archcheck.domain.check_result import CheckResult, Status
from archcheck.domain.projects_result import ProjectsResult
from archcheck.infrastructure.reports.console.page import page
from archcheck.infrastructure.reports.seen_paths import seen_from
from archcheck.infrastructure.reports.selection import active
from archcheck.infrastructure.reports.console.surface import Surface

INDENT = 2


def projects_page(run: ProjectsResult, options: ReportOptions) -> str:
    """The report for people; the last line is about all of them."""
    surface = Surface.of(options)
    parts = [_part(result, options, surface) for result in run.results]
    head = "" if options.quiet else surface.render(_head(run, surface))
    return "".join([head, *parts, surface.render(_end(run, options, surface))])


def _head(run: ProjectsResult, surface: Surface) -> Iterator[Text]:
    name = surface.text(f"archcheck {run.version}: {run.name} ", "place")
    source = f" of {run.source}" if run.source else ""
    said = ", ".join(
        filter(None, (f"({counted(run.count, 'project')}{source})", compared_projects(run)))
    )
    yield Text.assemble(name, surface.text(said))


def _part(result: CheckResult, options: ReportOptions, surface: Surface) -> str:
    if _is_told_in_a_line(result, options):
        return surface.render(_line(result, options, surface))
    text = page(seen_from(options.directory, result), options)
    return text if options.quiet else f"\n{text}\n"


def _is_told_in_a_line(result: CheckResult, options: ReportOptions) -> bool:
    is_clean = result.verdict.status is Status.PASSED and not active(result.findings)
    return is_clean and not (options.verbose or options.timings or options.statistics)


def _line(result: CheckResult, options: ReportOptions, surface: Surface) -> Iterator[Text]:
    if options.quiet:
        return
    if result.project.is_table_alone:
        for phrase in result.project.left_out:
            yield from surface.wrapped(0, surface.text(phrase), hanging=INDENT)
        return
    name = surface.text(f"{result.project.name}: ", "label")
    text = Text.assemble(name, surface.text(verdict_sentence(result), "passed"))
    yield from surface.wrapped(0, text, hanging=INDENT) if options.terminal else [text]


def _end(run: ProjectsResult, options: ReportOptions, surface: Surface) -> Iterator[Text]:
    for sentence in (*run.incomplete, *run.unmatched):
        yield from surface.wrapped(0, surface.text(f"not checked: {sentence}"), hanging=INDENT)
    verdict = surface.text(projects_sentence(run), run.status.value)
    yield from surface.wrapped(0, verdict, hanging=INDENT) if options.terminal else [verdict]
