"""A baseline in numbers."""

import collections
from collections.abc import Iterable, Mapping

from archcheck.domain.baseline import Entry
from archcheck.shared.deferred import dataclass

UNOWNED = "unowned"
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Described:
    """An entry, the file of the baseline in which it stands, and what is known of it.

    `date` is the day on which its line was first committed, empty where nobody knows.
    """

    entry: Entry
    file: str
    package: str
    owners: tuple[str, ...] = ()
    date: str = ""


@dataclass(frozen=True)
class BaselineSummary:
    """All entries, and how many there are of each kind, the most frequent first."""

    entries: tuple[Described, ...]

    @property
    def rules(self) -> Mapping[str, int]:
        """By rule."""
        return _counted(each.entry.rule for each in self.entries)

    @property
    def packages(self) -> Mapping[str, int]:
        """By package."""
        return _counted(each.package for each in self.entries)

    @property
    def owners(self) -> Mapping[str, int]:
        """By owner; an entry with two owners counts for both."""
        return _counted(owner for each in self.entries for owner in each.owners or (UNOWNED,))

    @property
    def ages(self) -> Mapping[str, int]:
        """By day, the oldest first."""
        counts = _counted(each.date or UNKNOWN for each in self.entries)
        return {day: counts[day] for day in sorted(counts)}


def _counted(names: Iterable[str]) -> Mapping[str, int]:
    counts = collections.Counter(names)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
