"""Files that had to change together."""

from archcheck.application.guarding.gate_state import GateState, Lapses
from archcheck.domain.configuration import JointChange
from archcheck.domain.policy_change import Lapse, PolicyKind


def joint_change_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse for each entry with a cause for which no other asks as much."""
    for entry in strong.configuration.changes:
        lost = [each for each in entry.when if not _is_kept(each, entry, weak)]
        if lost:
            when, then = ", ".join(entry.when), ", ".join(entry.then)
            yield Lapse(
                kind=PolicyKind.RULE,
                what=f"changes {when}",
                lost=f"where {', '.join(lost)} changes, {then} need not any more",
                gained=f"where {', '.join(lost)} changes, {then} must too",
                there=strong.place_of(entry.origin),
                here=weak.file_place,
            )


def _is_kept(cause: str, entry: JointChange, state: GateState) -> bool:
    others = state.configuration.changes
    return any(cause in it.when and set(it.then) <= set(entry.then) for it in others)
