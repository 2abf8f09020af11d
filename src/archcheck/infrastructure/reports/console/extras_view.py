"""What is shown only on request."""

import collections
from collections.abc import Iterable, Iterator

from rich.text import Text

from archcheck.application.wording import counted
from archcheck.domain.check_result import AnalyzerReport, CheckResult
from archcheck.domain.finding import Finding
from archcheck.infrastructure.reports.selection import importance
from archcheck.infrastructure.reports.console.surface import Surface
from archcheck.infrastructure.reports.console.tables import table_lines
from archcheck.infrastructure.reports.words import rule_label

INDENT = 2


def rule_counts(findings: Iterable[Finding], surface: Surface) -> Iterator[Text]:
    """How many findings each rule has, the most important and most frequent first."""
    counts = collections.Counter(
        (importance(finding), rule_label(finding), finding.level.value) for finding in findings
    )
    width = max((len(f"{count:,}") for count in counts.values()), default=0) + INDENT
    ranked = sorted(counts.items(), key=lambda entry: (entry[0][0], -entry[1], entry[0][1]))
    rows = [
        [Text(f"{count:>{width},}"), Text(level, style=level), surface.text(label)]
        for (_, label, level), count in ranked
    ]
    return table_lines(rows, surface)


def statistics_lines(findings: list[Finding], surface: Surface) -> list[Text]:
    """The table of `--statistics`."""
    if not findings:
        return []
    return [Text("Findings per rule:"), *rule_counts(findings, surface)]


def timing_lines(result: CheckResult, surface: Surface) -> list[Text]:
    """The table of `--timings`; nothing where the report holds no times."""
    if result.seconds is None:
        return []
    slowest = sorted(result.analyzers, key=lambda report: (-report.seconds, report.name))
    head = [Text(f"{'clock':>11}"), Text(f"{'cpu':>9}"), Text("")]
    rows = [_timing(report, surface) for report in slowest]
    total = [
        Text(f"{result.seconds:>9.2f} s"),
        Text(f"{sum(report.cpu_seconds for report in slowest):>7.2f} s"),
        Text("from start to end, analyzers run in parallel"),
    ]
    return [Text("Time per analyzer:"), *table_lines([head, *rows, total], surface)]


def _timing(report: AnalyzerReport, surface: Surface) -> list[Text]:
    return [
        Text(f"{report.seconds:>9.2f} s"),
        Text(f"{report.cpu_seconds:>7.2f} s"),
        surface.text(f"{report.name}, {counted(report.checked, 'file')}"),
    ]


def verbose_lines(result: CheckResult, surface: Surface) -> Iterator[Text]:
    """The lists of `--verbose`."""
    groups = (
        ("Rules of packs that do not apply here:", result.skipped_rules),
        ("Not followed or not read:", result.links_not_followed),
        ("Declared as not checked:", result.declared_unchecked),
        ("Configuration files of the tools:", tuple(_configurations(result))),
    )
    for title, entries in groups:
        yield from _listed(title, entries, surface)


def _configurations(result: CheckResult) -> Iterator[str]:
    for report in result.analyzers:
        if report.configuration_file:
            yield f"{report.name}: {report.configuration_file}"


def _listed(title: str, entries: Iterable[str], surface: Surface) -> Iterator[Text]:
    lines = [surface.wrapped(INDENT, surface.text(entry), hanging=INDENT) for entry in entries]
    if lines:
        yield Text(title)
    for wrapped in lines:
        yield from wrapped
