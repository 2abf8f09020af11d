"""A result as a platform sees it that hosts the repository: paths begin at the repository's root."""

import dataclasses
import posixpath
import re

from archcheck.application.moved_paths import moved_baseline, moved_finding, moved_since
from archcheck.domain.check_result import CheckResult
from archcheck.infrastructure.reports.sarif.places import Places

ODD = re.compile("[\x00-\x1f\x7f\udc80-\udcff]")


def from_repository(result: CheckResult) -> CheckResult:
    """The result with such paths; what lies above the repository is told at the configuration.

    Bytes of names that are not UTF-8, and control characters, are percent-encoded.
    """
    places = Places({}, result.project.prefix)

    def move(path: str) -> str:
        return plain_path(posixpath.normpath(places.prefix + path))

    inside = map(places.brought_inside, result.findings)
    files = (dataclasses.replace(file, path=move(file.path)) for file in result.files)
    return dataclasses.replace(
        result,
        findings=tuple(moved_finding(finding, move) for finding in inside),
        files=tuple(files),
        baseline=moved_baseline(result.baseline, move),
        since=moved_since(result.since, move),
    )


def plain_path(path: str) -> str:
    """A path that is text on one line."""
    return ODD.sub(lambda match: f"%{ord(match[0]) & 0xFF:02X}", path)
