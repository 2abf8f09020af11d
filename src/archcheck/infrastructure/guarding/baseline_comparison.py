"""Recorded findings that were not recorded before."""

import itertools
from collections.abc import Hashable, Iterable, Iterator

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.infrastructure.guarding.matching import matched
from archcheck.infrastructure.guarding.recorded_entries import Recorded, is_there, recorded_in


class BaselineComparison(GateComparison):
    """Knows what baselines record; an entry may move with its file."""

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each entry that is new."""
        before, after = (_findings(recorded_in(state)) for state in (strong, weak))
        found = matched(before, after, (_in_place,))
        left = itertools.filterfalse(lambda it: is_there(weak, it.entry.path), found.gone)
        yield from map(_lapse, matched(left, found.new, (_moved,)).new)


def _findings(entries: Iterable[Recorded]) -> list[Recorded]:
    return [it for it in entries if not it.entry.is_measured]


def _in_place(recorded: Recorded) -> Hashable:
    return recorded.entry.identity


def _moved(recorded: Recorded) -> Hashable:
    return recorded.entry.rule, recorded.entry.fingerprint


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
