"""What all runs of a report have in common."""

import msgspec

from archcheck.application.ports.report_format import ReportOptions
from archcheck.domain.check_result import AnalyzerReport, CheckResult, Notification
from archcheck.domain.finding import OWN_ANALYZER
from archcheck.domain.job import Outcome
from archcheck.infrastructure.reports.sarif.notifications import all_notifications
from archcheck.infrastructure.reports.sarif.places import Places
from archcheck.infrastructure.reports.sarif.selection import Profile, profile


class RunFrame(msgspec.Struct, frozen=True):
    """The result and how it is wanted; `reports` are the analyzers that get a run, in order."""

    result: CheckResult
    options: ReportOptions
    profile: Profile
    places: Places
    notifications: tuple[Notification, ...]
    reports: tuple[AnalyzerReport, ...]


def run_frame(result: CheckResult, options: ReportOptions) -> RunFrame:
    """The frame of a report; raises UsageProblems for an unknown profile."""
    chosen = profile(options.profile)
    return RunFrame(
        result=result,
        options=options,
        profile=chosen,
        places=Places({file.path: file for file in result.files}, result.project.prefix),
        notifications=all_notifications(result),
        reports=tuple(report for report in _reports(result) if _is_written(report, chosen)),
    )


def with_half_as_many(frame: RunFrame) -> RunFrame:
    """The frame with half the limit of results, the most severe ones being kept."""
    smaller = msgspec.structs.replace(frame.profile, limit=frame.profile.limit // 2)
    return msgspec.structs.replace(frame, profile=smaller)


def _reports(result: CheckResult) -> list[AnalyzerReport]:
    reports = {report.name: report for report in result.analyzers}
    own = reports.pop(OWN_ANALYZER, _undescribed(OWN_ANALYZER, result.version))
    strangers = {finding.analyzer for finding in result.findings} - {OWN_ANALYZER, *reports}
    return [own, *reports.values(), *(_undescribed(name, "") for name in sorted(strangers))]


def _undescribed(name: str, version: str) -> AnalyzerReport:
    return AnalyzerReport(name=name, version=version, homepage="", outcome=Outcome.COMPLETED)


def _is_written(report: AnalyzerReport, chosen: Profile) -> bool:
    completed = report.outcome is Outcome.COMPLETED
    return completed or chosen.complete or report.name == OWN_ANALYZER
