"""What `--format FORMAT[:FILE]` asks for."""

import collections
import dataclasses
import os
from collections.abc import Iterable, Sequence

from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.suggestion import did_you_mean

OPTION = "--format"


@dataclasses.dataclass(frozen=True, slots=True)
class WantedReport:
    """A format, and the file that it goes to; empty for standard output."""

    format: str
    path: str


def wanted_reports(values: Iterable[str], known: Sequence[str]) -> tuple[WantedReport, ...]:
    """The reports that were asked for; raises UsageProblems for what cannot be had."""
    wanted = tuple(_parse(value) for value in values)
    problems = [
        problem
        for report in wanted
        for problem in (*_unknown(report, known), *_impossible_target(report))
    ]
    problems.extend(_shared_targets(wanted))
    if problems:
        raise UsageProblems(*problems)
    return wanted


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


def _shared_targets(wanted: Sequence[WantedReport]) -> Iterable[Problem]:
    targets = collections.Counter(_target(report) for report in wanted)
    for target, count in sorted(targets.items()):
        if count > 1:
            yield Problem("", OPTION, f"two reports cannot both go to {target}")


def _impossible_target(report: WantedReport) -> Iterable[Problem]:
    """Said before a long run, not after it."""
    directory = os.path.dirname(report.path) or "."
    if os.path.isdir(report.path):
        yield Problem("", OPTION, f'"{report.path}" is a directory, not a file for a report')
    elif not os.path.isdir(directory):
        hint = "make it first, archcheck makes no directories for reports"
        yield Problem("", OPTION, f'there is no directory "{directory}" for {report.path}', hint)


def _target(report: WantedReport) -> str:
    return os.path.abspath(report.path) if report.path else "standard output"
