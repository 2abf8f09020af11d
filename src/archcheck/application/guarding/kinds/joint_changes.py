"""Files that had to change together."""

from archcheck.application.guarding.gate_state import GateState, Lapses
from archcheck.domain.configuration import JointChange
from archcheck.domain.policy_change import Lapse, PolicyKind


def joint_change_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse for each entry of which no other says as much."""
    for entry in strong.configuration.changes:
        if not any(_says_as_much(it, entry) for it in weak.configuration.changes):
            when, then = ", ".join(entry.when), ", ".join(entry.then)
            yield Lapse(
                kind=PolicyKind.RULE,
                what=f"changes {when}",
                lost=f"where {when} changes, {then} need not any more",
                gained=f"where {when} changes, {then} must too",
                there=strong.place_of(entry.origin),
                here=weak.file_place,
            )


def _says_as_much(entry: JointChange, other: JointChange) -> bool:
    return set(entry.when) >= set(other.when) and set(entry.then) <= set(other.then)
