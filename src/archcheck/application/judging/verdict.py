"""The gate's answer."""

from collections.abc import Iterable, Sequence

from archcheck.application.judging.declared_unchecked import DeclaredUnchecked
from archcheck.domain.check_result import AnalyzerReport, Status, Verdict
from archcheck.domain.finding import Finding
from archcheck.domain.job import Outcome
from archcheck.domain.level import Level

EXIT_CODES = {Status.PASSED: 0, Status.FAILED: 1, Status.INCOMPLETE: 3}


def breaks_gate(finding: Finding, fail_on: Level | None) -> bool:
    """Whether one finding closes the gate."""
    if fail_on is None or finding.suppression is not None:
        return False
    return finding.level.severity >= fail_on.severity


def _about_files(reports: Iterable[AnalyzerReport], declared: DeclaredUnchecked) -> Iterable[str]:
    reasons: dict[str, tuple[str, str]] = {}
    for report in reports:
        for file in report.unchecked:
            if not declared.holds_path(file.path):
                reasons.setdefault(file.path, (report.name, file.reason))
    for path, (name, reason) in sorted(reasons.items()):
        yield f"{path} was not checked by {name}: {reason}"


def _is_forgiven(report: AnalyzerReport, declared: DeclaredUnchecked, strict: bool) -> bool:
    if report.outcome in (Outcome.COMPLETED, Outcome.SKIPPED) or declared.holds_tool(report.name):
        return True
    return report.outcome is Outcome.MISSING and report.optional and not strict


def _about_tools(
    reports: Iterable[AnalyzerReport], declared: DeclaredUnchecked, strict: bool
) -> Iterable[str]:
    words = {Outcome.FAILED: "did not finish", Outcome.MISSING: "is missing"}
    for report in reports:
        if not _is_forgiven(report, declared, strict):
            yield f"{report.name} {words[report.outcome]}: {report.reason}"


def gaps(
    reports: Sequence[AnalyzerReport],
    declared: DeclaredUnchecked,
    strict: bool,
    doubts: Sequence[str],
) -> tuple[str, ...]:
    """What was not checked and not declared; `doubts` count under `--strict` only."""
    return (
        *_about_files(reports, declared),
        *_about_tools(reports, declared, strict),
        *(doubts if strict else ()),
    )


def verdict(
    findings: Iterable[Finding], fail_on: Level | None, incomplete: tuple[str, ...]
) -> Verdict:
    """The answer; incomplete wins over failed."""
    failed = any(breaks_gate(finding, fail_on) for finding in findings)
    status = Status.FAILED if failed else Status.PASSED
    status = Status.INCOMPLETE if incomplete else status
    return Verdict(status, EXIT_CODES[status], incomplete)
