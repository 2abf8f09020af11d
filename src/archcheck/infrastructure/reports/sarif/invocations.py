"""How the analyzers ran."""

from collections.abc import Iterable

from archcheck.application.wording import counted
from archcheck.domain.check_result import AnalyzerReport, CheckResult, Notification
from archcheck.domain.finding import OWN_ANALYZER
from archcheck.domain.job import Outcome
from archcheck.domain.level import Level
from archcheck.infrastructure.reports.sarif.frame import RunFrame
from archcheck.infrastructure.reports.sarif.json_values import Json
from archcheck.infrastructure.reports.sarif.notifications import (
    EXECUTION,
    addressed,
    execution,
    notification_lists,
)

EXPECTED_ABSENCE = (Outcome.MISSING, True)


def invocation(report: AnalyzerReport, left_out: int, frame: RunFrame) -> Json:
    """The invocation of a run; `left_out` counts findings above the limit."""
    names = [entry.name for entry in frame.reports]
    said = addressed(frame.notifications, report.name, names)
    return {
        "executionSuccessful": _is_successful(report, frame.notifications),
        **_exit_code(report, frame.result),
        **notification_lists((*said, *_limit(report, left_out)), frame.places),
    }


def _is_successful(report: AnalyzerReport, notifications: Iterable[Notification]) -> bool:
    """Whether this very analyzer has checked all that it was given; others do not matter."""
    if (report.outcome, report.optional) == EXPECTED_ABSENCE:
        return True
    troubles = (entry.analyzer for entry in notifications if _is_trouble(entry))
    return report.outcome is Outcome.COMPLETED and report.name not in troubles


def _is_trouble(entry: Notification) -> bool:
    return entry.kind == EXECUTION and entry.level is Level.ERROR


def _exit_code(report: AnalyzerReport, result: CheckResult) -> Json:
    own = report.name == OWN_ANALYZER
    code = result.verdict.exit_code if own else report.exit_code
    return {} if code is None else {"exitCode": code}


def _limit(report: AnalyzerReport, left_out: int) -> tuple[Notification, ...]:
    if not left_out:
        return ()
    what = f"{counted(left_out, 'finding')} of {report.name}, the least severe"
    text = f"{what}, {'is' if left_out == 1 else 'are'} not in this report"
    return (execution(report.name, Level.WARNING, text),)
