"""What a page counts."""

import collections
from collections.abc import Iterable, Sequence

from archcheck.application.visible_text import visible
from archcheck.application.wording import counted
from archcheck.domain.check_result import AnalyzerReport, BaselineReport, CheckResult
from archcheck.domain.finding import Finding
from archcheck.domain.job import Outcome
from archcheck.infrastructure.reports.words import LEVELS, STATES

MOST_DIRECTORIES = 20
DEPTH = 3
Row = Sequence[str]


def analyzers(result: CheckResult) -> list[Row]:
    """Name, findings by level, checked files; of one that gave no answer what became of it."""
    found = [finding for finding in result.findings if finding.counts]
    return [_analyzer(report, found) for report in result.analyzers]


def directories(result: CheckResult) -> list[Row]:
    """The directories with most findings that count, with their numbers by level."""
    groups: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.counts:
            groups.setdefault(_directory(finding.location.path), []).append(finding)
    ranked = sorted(groups.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return [(visible(name), *_levels(found)) for name, found in ranked[:MOST_DIRECTORIES]]


def baseline_sentence(baseline: BaselineReport | None) -> str:
    """How many findings are known, and what could leave; empty without a baseline."""
    if baseline is None:
        return ""
    could = f", {len(baseline.shrinkable):,} could leave" * bool(baseline.shrinkable)
    entries = f"{baseline.recorded:,} recorded in {', '.join(map(visible, baseline.files))}"
    return f"Baseline: {counted(baseline.known, 'known finding')}, {entries}{could}."


def _analyzer(report: AnalyzerReport, found: Iterable[Finding]) -> Row:
    if report.outcome is not Outcome.COMPLETED:
        state = ": ".join(filter(None, (STATES[report.outcome], visible(report.reason))))
        return (visible(report.name), state)
    own = [finding for finding in found if finding.analyzer == report.name]
    return (visible(report.name), *_levels(own), f"{report.checked:,}")


def _levels(found: Iterable[Finding]) -> Row:
    counts = collections.Counter(finding.level for finding in found)
    return [f"{counts[level]:,}" for level in LEVELS]


def _directory(path: str) -> str:
    return "/".join(path.split("/")[:-1][:DEPTH]) or "."
