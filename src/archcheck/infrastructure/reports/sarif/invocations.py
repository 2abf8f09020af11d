"""How the analyzers ran."""

from archcheck.application.wording import counted
from archcheck.domain.check_result import AnalyzerReport, CheckResult, Notification, Status
from archcheck.domain.finding import OWN_ANALYZER
from archcheck.domain.job import Outcome
from archcheck.domain.level import Level
from archcheck.infrastructure.reports.sarif.frame import RunFrame
from archcheck.infrastructure.reports.sarif.json_values import Json
from archcheck.infrastructure.reports.sarif.notifications import (
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
        "executionSuccessful": _is_successful(report, frame.result),
        **_exit_code(report, frame.result),
        **notification_lists((*said, *_limit(report, left_out)), frame.places),
    }


def _is_successful(report: AnalyzerReport, result: CheckResult) -> bool:
    if report.name == OWN_ANALYZER and result.verdict.status is Status.INCOMPLETE:
        return False
    if (report.outcome, report.optional) == EXPECTED_ABSENCE:
        return True
    return report.outcome is Outcome.COMPLETED and not report.unchecked


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
