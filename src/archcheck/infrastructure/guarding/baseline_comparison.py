"""Recorded findings that were not recorded before, and coverage that may be lower."""

import os
from collections.abc import Hashable, Iterable, Iterator

import msgspec

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.baseline import FILE_IN_PACKAGE, FILE_NAME, Entry
from archcheck.domain.baseline_text import readable_entries
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.infrastructure.guarding.matching import matched
from archcheck.infrastructure.reading.regular_files import inside_or_nothing

COVERAGE = "coverage-below"
MOST = 64_000_000


class Recorded(msgspec.Struct, frozen=True):
    """An entry of a baseline, and its line."""

    entry: Entry
    place: Place


class BaselineComparison(GateComparison):
    """Knows what baselines record; an entry may move with its file."""

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each entry that is new, and for each percentage that is lower."""
        before, after = list(_entries(strong)), list(_entries(weak))
        yield from _coverage(before, after)
        found = matched(_findings(before), _findings(after), (_in_place, _moved))
        yield from map(_lapse, found.new)


def _findings(entries: Iterable[Recorded]) -> Iterator[Recorded]:
    return (it for it in entries if not it.entry.is_measured)


def _in_place(recorded: Recorded) -> Hashable:
    return recorded.entry.identity


def _moved(recorded: Recorded) -> Hashable:
    return recorded.entry.rule, recorded.entry.fingerprint


def _coverage(before: list[Recorded], after: list[Recorded]) -> Iterator[Lapse]:
    known = dict(_measured(after))
    for path, (least, recorded) in _measured(before):
        now, here = known.get(path, (least, recorded))
        if now < least:
            yield _fallen(recorded, here, f"{least:g}", f"{now:g}")


def _measured(entries: Iterable[Recorded]) -> Iterator[tuple[str, tuple[float, Recorded]]]:
    for it in entries:
        if it.entry.least is not None:
            yield it.entry.path, (it.entry.least, it)


def _fallen(before: Recorded, after: Recorded, old: str, new: str) -> Lapse:
    path = before.entry.path
    about = f"the recorded coverage of {path} went from"
    return Lapse(
        kind=PolicyKind.COVERAGE,
        what=f"{COVERAGE} {path}",
        lost=f"{about} {old} to {new}",
        gained=f"{about} {new} to {old}",
        there=before.place,
        here=after.place,
    )


def _lapse(recorded: Recorded) -> Lapse:
    entry, place = recorded.entry, recorded.place
    return Lapse(
        kind=PolicyKind.BASELINE,
        what=f"{entry.rule} {entry.path} {entry.fingerprint}",
        lost=f"a finding of {entry.rule} in {entry.path} is recorded as known",
        gained=f"a finding of {entry.rule} in {entry.path} is no longer recorded as known",
        there=Place(place.path),
        here=place,
    )


def _entries(state: GateState) -> Iterator[Recorded]:
    for path in (FILE_NAME, *_packages(state)):
        text = inside_or_nothing(state.directory, path, MOST).decode("utf-8", "surrogateescape")
        for number, entry in readable_entries(text):
            yield Recorded(entry, Place(path, number))


def _packages(state: GateState) -> Iterator[str]:
    """Where a package may have one of its own."""
    files = state.own.files if state.own else ()
    directories = {os.path.dirname(file.path) for file in files}
    yield from (os.path.join(name, FILE_IN_PACKAGE) for name in sorted({"", *directories}))
