"""Defects of a run, but for its rules and results."""

import re
from collections.abc import Iterator

from archcheck.domain.sarif_defect import SarifDefect
from archcheck.infrastructure.sarif_logs.checks.defects import where_wrong
from archcheck.infrastructure.sarif_logs.reading import Json, number, rows, table, text

DATED = re.compile(r"\d{4}-\d\d-\d\d|(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])")
SHA256 = re.compile("[0-9a-fA-F]{64}")
NOTIFICATIONS = ("toolExecutionNotifications", "toolConfigurationNotifications")
MOST_RESULTS = 25_000


def run_defects(where: str, run: Json) -> Iterator[SarifDefect]:
    """What is wrong with the frame of a run."""
    driver = table(run, "tool", "driver")
    category = text(run, "automationDetails", "id")
    count = len(rows(run, "results"))
    yield from where_wrong(
        where,
        (not text(driver, "name"), "the driver has no name"),
        (not text(driver, "version"), "the driver has no version"),
        (not text(driver, "informationUri"), "the driver has no informationUri"),
        (run.get("columnKind") != "unicodeCodePoints", 'columnKind is not "unicodeCodePoints"'),
        (not category, "automationDetails has no id, the category of the run"),
        (category and not category.endswith("/"), "the category does not end with a slash"),
        (DATED.search(category), "the category holds a date or a commit"),
        (not isinstance(run.get("results"), list), "there is no list of results"),
        (count > MOST_RESULTS, f"{count:,} results: consumers reject more than {MOST_RESULTS:,}"),
    )
    for part in (_bases, _provenance, _invocations, _artifacts):
        yield from part(where, run)


def _bases(where: str, run: Json) -> Iterator[SarifDefect]:
    for name, base in table(run, "originalUriBaseIds").items():
        uri = text(base, "uri")
        yield from where_wrong(
            f"{where}.originalUriBaseIds.{name}",
            (uri and not uri.endswith("/"), "the uri does not end with a slash"),
        )


def _provenance(where: str, run: Json) -> Iterator[SarifDefect]:
    for at, entry in enumerate(rows(run, "versionControlProvenance")):
        yield from where_wrong(
            f"{where}.versionControlProvenance[{at}]",
            (not text(entry, "repositoryUri"), "there is no repositoryUri"),
        )


def _invocations(where: str, run: Json) -> Iterator[SarifDefect]:
    found = rows(run, "invocations")
    yield from where_wrong(where, (not found, "there is no invocation"))
    for at, entry in enumerate(found):
        told = any(rows(entry, key) for key in NOTIFICATIONS)
        success = entry.get("executionSuccessful")
        yield from where_wrong(
            f"{where}.invocations[{at}]",
            (not isinstance(success, bool), "executionSuccessful is neither true nor false"),
            (success is False and not told, "no notification says why the run did not succeed"),
            ("exitCode" in entry and number(entry, "exitCode") is None, "exitCode is no number"),
        )


def _artifacts(where: str, run: Json) -> Iterator[SarifDefect]:
    found = rows(run, "artifacts")
    uris = [text(entry, "location", "uri") for entry in found]
    yield from where_wrong(where, (uris != sorted(uris), "the artifacts are not sorted by uri"))
    for at, entry in enumerate(found):
        length = number(entry, "length")
        yield from where_wrong(
            f"{where}.artifacts[{at}]",
            (not uris[at], "there is no uri"),
            (not SHA256.fullmatch(text(entry, "hashes", "sha-256")), "there is no sha-256"),
            (length is None or length < 0, "there is no length"),
            (not text(entry, "encoding"), "there is no encoding"),
        )
