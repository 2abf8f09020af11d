"""What `--format FORMAT[:FILE]` asks for."""

import collections
import dataclasses
import os
from collections.abc import Iterable, Sequence

from archcheck.domain.problem import Problem, UsageProblems, refuse
from archcheck.domain.suggestion import did_you_mean
from archcheck.shared.deferred import dataclass

OPTION = "--format"
SARIF = "sarif"
UPLOADED = ("github", "gitlab")
MOST_RUNS = 20
PROJECT = "{project}"
QUALITY = ".quality.sarif"


@dataclass(frozen=True)
class WantedReport:
    """A format, and the file that it goes to; empty for standard output."""

    format: str
    path: str

    @property
    def is_for_each(self) -> bool:
        """Whether each project gets a file of its own."""
        return PROJECT in self.path

    def of(self, project: str) -> "WantedReport":
        """The report about one project."""
        return dataclasses.replace(self, path=self.path.replace(PROJECT, _file_name(project)))


def wanted_reports(values: Iterable[str], known: Sequence[str]) -> tuple[WantedReport, ...]:
    """The reports that were asked for; raises UsageProblems for what cannot be had."""
    wanted = tuple(_parse(value) for value in values)
    problems = [problem for report in wanted for problem in _unknown(report, known)]
    problems.extend(_sent_elsewhere(wanted))
    problems.extend(_shared_targets(wanted))
    problems.extend(_unwritable(wanted))
    refuse(problems)
    return wanted


def most_runs(wanted: Iterable[WantedReport], profile: str) -> int:
    """How many analyzers may answer for all projects together; 0 for any number."""
    is_limited = profile in UPLOADED and any(
        report.format == SARIF and not report.is_for_each for report in wanted
    )
    return MOST_RUNS if is_limited else 0


def _parse(value: str) -> WantedReport:
    name, colon, path = value.partition(":")
    if colon and not path:
        hint = f"write {name} for standard output, {name}:FILE for a file"
        raise UsageProblems(Problem("", OPTION, f'"{value}" names no file', hint))
    return WantedReport(name, path)


def _unknown(report: WantedReport, known: Sequence[str]) -> Iterable[Problem]:
    if report.format not in known:
        hint = did_you_mean(report.format, known) or f"formats: {', '.join(known)}"
        yield Problem("", OPTION, f'unknown format "{report.format}"', hint)


def _sent_elsewhere(wanted: Iterable[WantedReport]) -> Iterable[Problem]:
    for report in wanted:
        if report.path.endswith(QUALITY):
            message = f'GitHub\'s upload takes "{report.path}" for code quality, not code scanning'
            yield Problem("", OPTION, message, f"choose a name that does not end with {QUALITY}")


def _shared_targets(wanted: Sequence[WantedReport]) -> Iterable[Problem]:
    targets = collections.Counter(_target(report) for report in wanted)
    for target, count in sorted(targets.items()):
        if count > 1:
            yield Problem("", OPTION, f"two reports cannot both go to {target}")


def _unwritable(wanted: Iterable[WantedReport]) -> Iterable[Problem]:
    for report in wanted:
        reason = _obstacle(report.path) if report.path else ""
        if reason:
            yield Problem("", OPTION, f"cannot write the report {report.path}: {reason}")


def _file_name(project: str) -> str:
    return project.replace(os.sep, "-")


def _obstacle(path: str) -> str:
    directory = os.path.dirname(os.path.abspath(path))
    if os.path.isdir(path):
        return "it is a directory"
    if os.path.exists(path):
        return "" if os.path.isfile(path) else "it is not a regular file"
    return "" if os.path.isdir(directory) else f"there is no directory {directory}"


def _target(report: WantedReport) -> str:
    return os.path.abspath(report.path) if report.path else "standard output"
