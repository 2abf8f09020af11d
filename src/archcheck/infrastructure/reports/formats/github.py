"""Annotations for GitHub Actions, and the summary of the job."""

from collections.abc import Iterator, Mapping, Sequence

from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.application.visible_text import visible
from archcheck.application.wording import counted
from archcheck.domain.check_result import CheckResult, EnabledRule
from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.infrastructure.reports.selection import active, ordered, spread
from archcheck.infrastructure.reports.words import LEVELS, message_text, reason_and_fix
from archcheck.infrastructure.reports.markdown.page import markdown_page
from archcheck.infrastructure.reports.repository_view import from_repository

MOST_OF_LEVEL = 10
MOST_OF_SUMMARY = 500_000
COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
OF_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
OF_PROPERTIES = {**OF_DATA, ":": "%3A", ",": "%2C"}


class GithubFormat(ReportFormat):
    """As many annotations of each level as GitHub shows of a step; the summary has the rest."""

    def evidence(self, options: ReportOptions) -> Evidence:
        """Places and the architecture."""
        return Evidence.ARCHITECTURE

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """A workflow command for each annotation."""
        return "".join(f"{line}\n" for line in _lines(from_repository(result)))

    def appendix(self, result: CheckResult, options: ReportOptions) -> str:
        """The whole page; GitHub shows 1 MiB of a step."""
        return markdown_page(from_repository(result), MOST_OF_SUMMARY)


def _lines(result: CheckResult) -> Iterator[str]:
    findings = ordered(active(result.findings))
    rules = {rule.definition.name: rule for rule in result.rules}
    for level in LEVELS:
        found = [finding for finding in findings if finding.level is level]
        yield from _of_level(level, found, rules)


def _of_level(
    level: Level, found: Sequence[Finding], rules: Mapping[str, EnabledRule]
) -> Iterator[str]:
    shown = spread(found, MOST_OF_LEVEL)
    yield from (_command(finding, reason_and_fix(finding, rules)) for finding in shown)
    yield from _rest(level, shown, found)


def _rest(level: Level, shown: Sequence[Finding], found: Sequence[Finding]) -> Iterator[str]:
    if len(shown) < len(found):
        told = counted(len(found), level.value)
        yield f"{told}, {len(shown)} of them annotated here; the summary of the job has the rest."


def _command(finding: Finding, advice: tuple[str, str]) -> str:
    region = finding.location.region
    one_line = region.start_line == region.end_line
    properties = {
        "file": finding.location.path,
        "line": str(region.start_line),
        "endLine": str(max(region.end_line, region.start_line)),
        "col": str(region.start_column),
        "endColumn": str(max(region.end_column, region.start_column)) if one_line else "",
        "title": visible(finding.printed_rule),
    }
    pairs = (f"{name}={_escaped(text, OF_PROPERTIES)}" for name, text in properties.items() if text)
    said = "\n".join(map(visible, filter(None, (message_text(finding), *advice))))
    return f"::{COMMANDS[finding.level]} {','.join(pairs)}::{_escaped(said, OF_DATA)}"


def _escaped(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(character, character) for character in text)


FORMAT = GithubFormat()
