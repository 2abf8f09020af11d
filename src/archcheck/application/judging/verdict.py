"""The gate's answer."""

import dataclasses
import itertools
from collections.abc import Iterable, Sequence

from archcheck.application.judging.declared_unchecked import DeclaredUnchecked
from archcheck.application.judging.newer_files import NewerFiles
from archcheck.domain.check_result import EXIT_CODES, AnalyzerReport, Status, Verdict
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.job import Outcome
from archcheck.domain.level import Level
from archcheck.shared.deferred import dataclass


def breaks_gate(finding: Finding, fail_on: Level | None) -> bool:
    """Whether one finding closes the gate."""
    if fail_on is None or not finding.counts:
        return False
    return finding.level.severity >= fail_on.severity


def _about_files(
    reports: Iterable[AnalyzerReport], declared: DeclaredUnchecked, newer: NewerFiles
) -> Iterable[str]:
    reasons: dict[str, tuple[str, str]] = {}
    for name, file in newer.unexplained(reports):
        if not declared.holds_path(file.path):
            reasons.setdefault(file.path, (name, file.reason))
    for path, (name, reason) in sorted(reasons.items()):
        yield f"{path} was not checked by {name}: {reason}"


def _is_forgiven(report: AnalyzerReport, declared: DeclaredUnchecked) -> bool:
    if report.outcome in (Outcome.COMPLETED, Outcome.SKIPPED) or declared.holds_tool(report.name):
        return True
    return report.outcome is Outcome.MISSING and report.optional


def _about_analyzers(
    reports: Iterable[AnalyzerReport], declared: DeclaredUnchecked
) -> Iterable[str]:
    words = {Outcome.FAILED: "did not finish", Outcome.MISSING: "is missing"}
    for report in reports:
        if not _is_forgiven(report, declared):
            yield f"{report.name} {words[report.outcome]}: {report.reason}"


@dataclass(frozen=True)
class Gaps:
    """What was not checked and not declared, in sentences about files, tools and the rest.

    `newer` are the files that need a newer Python, `advice` what to do about them.
    """

    files: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.files, *self.advice, *self.tools, *self.others)


def gaps(
    reports: Sequence[AnalyzerReport],
    declared: DeclaredUnchecked,
    newer: NewerFiles,
    doubts: Sequence[str],
) -> Gaps:
    """What was not checked and not declared; `doubts` are sentences that count as well."""
    own = filter(_is_ours, reports)
    undeclared = set(itertools.filterfalse(declared.holds_path, newer.pythons))
    unread = undeclared.intersection(itertools.chain(*map(newer.explained, reports)))
    return Gaps(
        files=tuple(_about_files(reports, declared, newer)),
        newer=tuple(sorted(unread)),
        advice=(newer.sentence(unread),) if unread else (),
        tools=tuple(_about_analyzers(itertools.filterfalse(_is_ours, reports), declared)),
        others=(*_about_analyzers(own, declared), *doubts),
    )


def _is_ours(report: AnalyzerReport) -> bool:
    return report.name == OWN_ANALYZER


def verdict(findings: Iterable[Finding], fail_on: Level | None, missing: Gaps) -> Verdict:
    """The answer; incomplete wins over failed."""
    is_broken = any(breaks_gate(finding, fail_on) for finding in findings)
    status = Status.FAILED if is_broken else Status.PASSED
    status = Status.INCOMPLETE if missing.sentences else status
    return Verdict(
        status,
        EXIT_CODES[status],
        missing.sentences,
        files=len(missing.files) + len(missing.newer),
        tools=len(missing.tools),
    )


def failed(passed: Verdict) -> Verdict:
    """The answer where something else than a finding closes the gate."""
    status = Status.FAILED
    return dataclasses.replace(passed, status=status, exit_code=EXIT_CODES[status])
