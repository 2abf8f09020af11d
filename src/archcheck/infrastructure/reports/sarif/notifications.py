"""What the runs say that is no finding."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from archcheck.domain.check_result import CheckResult, Notification
from archcheck.domain.finding import OWN_ANALYZER
from archcheck.domain.level import Level
from archcheck.infrastructure.reports.sarif.descriptors import sarif_level
from archcheck.infrastructure.reports.sarif.json_values import (
    Json,
    limited,
    message,
    present,
    sentence,
)
from archcheck.infrastructure.reports.sarif.places import Places

TEXT_LIMIT = 2000
EXECUTION = "execution"
LISTS = {
    EXECUTION: "toolExecutionNotifications",
    "configuration": "toolConfigurationNotifications",
}


def all_notifications(result: CheckResult) -> tuple[Notification, ...]:
    """The notifications of a result, with what was not checked if none of them says it.

    What holds on one machine alone is left out: equal checks make equal logs. A file that a message
    begins with is named from the root of the repository, as its place is.
    """
    lasting = [entry for entry in result.notifications if entry.kind in LISTS]
    said = "\n".join(entry.message for entry in lasting)
    told = (_from_root(entry, result.project.prefix) for entry in lasting)
    return (*told, *map(_incomplete, _unsaid(result.verdict.incomplete, said)))


def _unsaid(reasons: Iterable[str], said: str) -> Iterator[str]:
    return (text for text in reasons if _reason(text) not in said)


def _from_root(entry: Notification, prefix: str) -> Notification:
    begins = entry.location is not None and entry.message.startswith(entry.location.path)
    return dataclasses.replace(entry, message=f"{prefix}{entry.message}") if begins else entry


def _reason(text: str) -> str:
    return text.partition(": ")[2] or text


def _incomplete(text: str) -> Notification:
    return execution(OWN_ANALYZER, Level.ERROR, text)


def execution(analyzer: str, level: Level, text: str) -> Notification:
    """A notification about how an analyzer ran."""
    return Notification(kind=EXECUTION, analyzer=analyzer, level=level, message=text)


def addressed(
    notifications: Iterable[Notification], analyzer: str, runs: Sequence[str]
) -> Iterator[Notification]:
    """Those of one run; archcheck's run takes those of analyzers without a run, named."""
    for entry in notifications:
        if entry.analyzer == analyzer:
            yield entry
        elif analyzer == OWN_ANALYZER and entry.analyzer not in runs:
            yield _named(entry)


def _named(entry: Notification) -> Notification:
    text = f"{entry.analyzer}: {entry.message}"
    return dataclasses.replace(entry, analyzer=OWN_ANALYZER, message=text)


def notification_lists(notifications: Iterable[Notification], places: Places) -> Json:
    """The two lists of an invocation, each entry once, in the given order."""
    lists: dict[str, list[object]] = {name: [] for name in LISTS.values()}
    for entry in dict.fromkeys(notifications):
        lists[LISTS[entry.kind]].append(_notification(entry, places))
    return present(lists)


def _notification(entry: Notification, places: Places) -> Json:
    location = entry.location
    inside = [location] if location and places.holds(location) else []
    found = [{"physicalLocation": places.physical(place)} for place in inside]
    return present(
        {
            "level": sarif_level(entry.level),
            "message": message(limited(sentence(entry.message), TEXT_LIMIT) or "No message."),
            "locations": found,
        }
    )
