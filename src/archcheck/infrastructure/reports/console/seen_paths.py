"""Paths as a person sees them who stands in some directory, so that they can be clicked."""

import dataclasses
import functools
import os
from collections.abc import Callable, Iterable

from archcheck.domain.check_result import CheckedProject, CheckResult
from archcheck.domain.finding import Finding
from archcheck.domain.location import Location, RelatedLocation
from archcheck.infrastructure.reports.console.selection import UNCHECKED

Move = Callable[[str], str]


def seen_from(directory: str, result: CheckResult) -> CheckResult:
    """The result with every path of the project relative to an absolute directory.

    Nothing changes for the root of the project, and where one of the two is not known. A saved
    result knows how they lay to each other instead.
    """
    root, base = _ends(directory, result.project)
    if root == base:
        return result

    @functools.cache
    def move(path: str) -> str:
        return os.path.relpath(os.path.join(root, path), base)

    files = (dataclasses.replace(file, path=move(file.path)) for file in result.files)
    return dataclasses.replace(
        result,
        findings=tuple(_finding(finding, move) for finding in result.findings),
        files=tuple(files),
        verdict=dataclasses.replace(result.verdict, incomplete=tuple(_gaps(result, move))),
    )


def _ends(directory: str, project: CheckedProject) -> tuple[str, str]:
    """Where the project and the person are; equal where paths stay as they are."""
    if project.root:
        return project.root, directory or project.root
    return os.path.join(os.sep, project.place), os.path.join(os.sep, project.inside)


def apart(root: str, directory: str) -> tuple[str, str]:
    """How a project lies below a directory, or the directory in the project; empty for neither."""
    if not root or not directory:
        return "", ""
    return _below(root, directory), _below(directory, root)


def _below(path: str, other: str) -> str:
    way = os.path.relpath(path, other)
    return "" if way.split(os.sep)[0] in (os.curdir, os.pardir) else way


def _finding(finding: Finding, move: Move) -> Finding:
    return dataclasses.replace(
        finding,
        location=_location(finding.location, move),
        related=_related(finding.related, move),
        chain=_related(finding.chain, move),
    )


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
