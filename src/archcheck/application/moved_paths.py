"""Results whose paths are relative to another directory."""

import dataclasses
from collections.abc import Callable, Iterable

from archcheck.domain.check_result import BaselineReport, BaseReport, CheckResult, EntryReport
from archcheck.domain.finding import Finding
from archcheck.domain.location import Location, RelatedLocation

Move = Callable[[str], str]
UNCHECKED = " was not checked by "


def moved_result(result: CheckResult, move: Move) -> CheckResult:
    """The result with all its paths moved."""
    files = (dataclasses.replace(file, path=move(file.path)) for file in result.files)
    return dataclasses.replace(
        result,
        findings=tuple(moved_finding(finding, move) for finding in result.findings),
        files=tuple(files),
        verdict=dataclasses.replace(result.verdict, incomplete=tuple(_gaps(result, move))),
        links_not_followed=tuple(_link(told, move) for told in result.links_not_followed),
        baseline=moved_baseline(result.baseline, move),
        since=moved_since(result.since, move),
    )


def moved_finding(finding: Finding, move: Move) -> Finding:
    """The finding with its own place, those related to it and its chain moved."""
    return dataclasses.replace(
        finding,
        location=_location(finding.location, move),
        related=_related(finding.related, move),
        chain=_related(finding.chain, move),
    )


def moved_baseline(report: BaselineReport | None, move: Move) -> BaselineReport | None:
    """How a check stands against its baseline, moved."""
    if report is None:
        return None
    return dataclasses.replace(
        report,
        files=tuple(map(move, report.files)),
        shrinkable=tuple(_entry(entry, move) for entry in report.shrinkable),
    )


def moved_since(report: BaseReport | None, move: Move) -> BaseReport | None:
    """What is gone, moved."""
    if report is None:
        return None
    gone = tuple(dataclasses.replace(it, path=move(it.path)) for it in report.gone)
    return dataclasses.replace(report, gone=gone)


def _link(sentence: str, move: Move) -> str:
    path, between, reason = sentence.partition(": ")
    return f"{move(path)}{between}{reason}"


def _entry(entry: EntryReport, move: Move) -> EntryReport:
    return dataclasses.replace(entry, file=move(entry.file), path=move(entry.path))


def _location(location: Location, move: Move) -> Location:
    return Location(move(location.path), location.region)


def _related(places: Iterable[RelatedLocation], move: Move) -> tuple[RelatedLocation, ...]:
    return tuple(
        RelatedLocation(_location(place.location, move), place.message) for place in places
    )


def _gaps(result: CheckResult, move: Move) -> Iterable[str]:
    unchecked = {file.path for report in result.analyzers for file in report.unchecked}
    for sentence in result.verdict.incomplete:
        path, words, rest = sentence.partition(UNCHECKED)
        yield f"{move(path)}{words}{rest}" if path in unchecked else sentence
