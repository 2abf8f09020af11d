"""Recorded findings that were not recorded before, and coverage that may be lower."""

import os
from collections.abc import Hashable, Iterable, Iterator

import msgspec

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.infrastructure.guarding.matching import matched
from archcheck.infrastructure.reading.regular_files import inside_or_nothing

WHOLE = "archcheck-baseline.txt"
IN_PACKAGES = ".archcheck-todo"
COVERAGE = "coverage-below"
MOST = 64_000_000


class Entry(msgspec.Struct, frozen=True):
    """One line: a rule, a path, an ordinal, a fingerprint (of coverage a percentage)."""

    rule: str
    path: str
    fingerprint: str
    place: Place

    @property
    def percentage(self) -> float:
        """Of coverage what it was."""
        try:
            return float(self.fingerprint)
        except ValueError:
            return 0.0


class BaselineComparison(GateComparison):
    """Knows what baselines record; an entry may move with its file."""

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each entry that is new, and for each percentage that is lower."""
        before, after = list(_entries(strong)), list(_entries(weak))
        yield from _coverage(before, after)
        found = matched(_findings(before), _findings(after), (_in_place, _moved))
        yield from map(_lapse, found.new)


def _findings(entries: Iterable[Entry]) -> Iterator[Entry]:
    return (entry for entry in entries if entry.rule != COVERAGE)


def _in_place(entry: Entry) -> Hashable:
    return entry.rule, entry.path, entry.fingerprint


def _moved(entry: Entry) -> Hashable:
    return entry.rule, entry.fingerprint


def _coverage(before: list[Entry], after: list[Entry]) -> Iterator[Lapse]:
    known = {entry.path: entry for entry in _percentages(after)}
    for entry in _percentages(before):
        now = known.get(entry.path, entry)
        if now.percentage < entry.percentage:
            yield _fallen(entry, now)


def _percentages(entries: Iterable[Entry]) -> Iterator[Entry]:
    return (entry for entry in entries if entry.rule == COVERAGE)


def _fallen(before: Entry, after: Entry) -> Lapse:
    old, new = f"{before.percentage:g}", f"{after.percentage:g}"
    about = f"the recorded coverage of {before.path} went from"
    return Lapse(
        kind=PolicyKind.COVERAGE,
        what=f"{COVERAGE} {before.path}",
        lost=f"{about} {old} to {new}",
        gained=f"{about} {new} to {old}",
        there=before.place,
        here=after.place,
    )


def _lapse(entry: Entry) -> Lapse:
    return Lapse(
        kind=PolicyKind.BASELINE,
        what=f"{entry.rule} {entry.path} {entry.fingerprint}",
        lost=f"a finding of {entry.rule} in {entry.path} is recorded as known",
        gained=f"a finding of {entry.rule} in {entry.path} is no longer recorded as known",
        there=Place(entry.place.path),
        here=entry.place,
    )


def _entries(state: GateState) -> Iterator[Entry]:
    for path in (WHOLE, *_packages(state)):
        text = inside_or_nothing(state.directory, path, MOST).decode("utf-8", "replace")
        for number, line in enumerate(text.split("\n"), start=1):
            parts = line.split("\t")
            if len(parts) >= LEAST and not line.startswith("#"):
                yield Entry(parts[0], parts[1], parts[3], Place(path, number))


LEAST = 4


def _packages(state: GateState) -> Iterator[str]:
    """Where a package may have one of its own."""
    files = state.own.files if state.own else ()
    directories = {os.path.dirname(file.path) for file in files}
    yield from (os.path.join(name, IN_PACKAGES) for name in sorted({"", *directories}))
