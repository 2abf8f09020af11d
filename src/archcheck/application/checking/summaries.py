"""What a check says about its analyzers."""

import dataclasses
import itertools
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from archcheck.application.judging.duplicates import fired
from archcheck.application.judging.newer_files import NewerFiles
from archcheck.application.ports.analyzer import Analyzer
from archcheck.domain.check_result import AnalyzerReport, Notification
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job, JobResult, Outcome, UncheckedFile, tallied
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region
from archcheck.shared.deferred import dataclass

Entry = TypeVar("Entry", Job, JobResult)
WHOLE_FILE = Region(1, 1, 1, 1)
WORST_FIRST = (Outcome.FAILED, Outcome.MISSING, Outcome.SKIPPED, Outcome.COMPLETED)


@dataclass(frozen=True)
class Work:
    """The jobs of one analyzer and what came of them."""

    analyzer: Analyzer
    jobs: Sequence[Job]
    results: Sequence[JobResult]
    fired: Collection[str]

    def report(self, inspection: Inspection) -> AnalyzerReport:
        """The summary of this analyzer."""
        description = self.analyzer.describe(inspection, self.fired)
        outcome, reason = self._ending()
        return AnalyzerReport(
            name=self.analyzer.name,
            version=description.version,
            homepage=description.homepage,
            outcome=outcome,
            reason=reason,
            optional=description.optional,
            checked=self._checked(inspection),
            seconds=occupied((result.began, result.seconds) for result in self.results),
            cpu_seconds=sum(result.cpu_seconds for result in self.results),
            unchecked=self._unchecked(),
            notes=self._notes(),
            from_cache=len(self._remembered(inspection)),
            exit_code=self._exit_code(),
            rules=description.rules,
            configuration_file=description.configuration_file,
        )

    def _ending(self) -> tuple[Outcome, str]:
        ranked = sorted(self.results, key=lambda result: WORST_FIRST.index(result.outcome))
        return (ranked[0].outcome, ranked[0].reason) if ranked else (Outcome.COMPLETED, "")

    def _checked(self, inspection: Inspection) -> int:
        judged = {file.path for file in inspection.judged_files}
        return len(judged.intersection(file.path for job in self.jobs for file in job.files))

    def _unchecked(self) -> tuple[UncheckedFile, ...]:
        files = {file.path: file for result in self.results for file in result.unchecked}
        return tuple(files[path] for path in sorted(files))

    def _notes(self) -> tuple[str, ...]:
        tallies = itertools.chain.from_iterable(result.tallies for result in self.results)
        notes = ((*result.notes, *result.incomplete_if_strict) for result in self.results)
        return _each_once((*notes, tallied(tallies)))

    def _remembered(self, inspection: Inspection) -> set[str]:
        judged = {file.path for file in inspection.judged_files}
        known = (result.remembered for result in self.results)
        return judged.intersection(itertools.chain.from_iterable(known))

    def _exit_code(self) -> int | None:
        codes = [result.exit_code for result in self.results if result.exit_code is not None]
        return max(codes, key=abs, default=None)


def occupied(periods: Iterable[tuple[float, float]]) -> float:
    """The seconds in which at least one of some periods runs; each is a beginning and a length."""
    total, end = 0.0, float("-inf")
    for began, length in sorted(periods):
        total += max(0.0, began + length - max(began, end))
        end = max(end, began + length)
    return total


def _each_once(sentences: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(sorted(set(itertools.chain.from_iterable(sentences))))


def works(
    analyzers: Iterable[Analyzer],
    jobs: Sequence[Job],
    results: Sequence[JobResult],
    findings: Iterable[Finding],
) -> tuple[Work, ...]:
    """The jobs and results by analyzer, in the order of the analyzers."""
    rules: dict[str, set[str]] = {}
    for analyzer, rule in fired(findings):
        rules.setdefault(analyzer, set()).add(rule)
    return tuple(
        Work(
            analyzer,
            _of(analyzer, jobs),
            _of(analyzer, results),
            rules.get(analyzer.name, ()),
        )
        for analyzer in analyzers
    )


def _of(analyzer: Analyzer, entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.analyzer == analyzer.name]


def notifications(
    reports: Iterable[AnalyzerReport],
    notices: Iterable[str],
    about_machine: Collection[str],
    newer: NewerFiles,
) -> tuple[Notification, ...]:
    """What readers of the report must know beside the findings."""
    about_tools = (entry for report in reports for entry in _about(report, newer))
    about_files = (
        Notification(
            kind="machine" if notice in about_machine else "configuration",
            analyzer=OWN_ANALYZER,
            level=Level.NOTE,
            message=notice,
        )
        for notice in notices
    )
    return (*about_files, *about_tools)


def _about(report: AnalyzerReport, newer: NewerFiles) -> Iterable[Notification]:
    yield from _about_files(report, newer)
    if report.outcome is not Outcome.COMPLETED:
        level = Level.NOTE if _is_expected(report) else Level.ERROR
        yield _execution(report.name, level, f"{report.outcome.value}: {report.reason}")
    for note in report.notes:
        yield _execution(report.name, Level.NOTE, note)


def _about_files(report: AnalyzerReport, newer: NewerFiles) -> Iterable[Notification]:
    for _, file in newer.unexplained([report]):
        message = f"{file.path} was not checked: {file.reason}"
        place = Location(file.path, WHOLE_FILE)
        yield dataclasses.replace(_execution(report.name, Level.ERROR, message), location=place)
    known = newer.explained(report)
    if known:
        yield _execution(report.name, Level.ERROR, newer.sentence(known))


def _is_expected(report: AnalyzerReport) -> bool:
    return report.outcome is Outcome.SKIPPED or (
        report.optional and report.outcome is Outcome.MISSING
    )


def _execution(analyzer: str, level: Level, message: str) -> Notification:
    return Notification(kind="execution", analyzer=analyzer, level=level, message=message)
