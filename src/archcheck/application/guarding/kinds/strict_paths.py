"""Paths at which no finding is known, whatever a baseline records."""

from archcheck.application.guarding.gate_state import GateState, Lapses, some
from archcheck.domain.policy_change import Lapse, PolicyKind

KEY = "baseline.strict"


def strict_path_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse for each pattern with files that no pattern means in the other state."""
    others = map(strong.matching, weak.configuration.baseline_strict)
    known = frozenset[str]().union(*others)
    for pattern in strong.configuration.baseline_strict:
        lost = strong.matching(pattern) - known
        if lost:
            yield Lapse(
                kind=PolicyKind.BASELINE,
                what=f"strict {pattern}",
                lost=f"findings in {some(lost)} may be recorded as known",
                gained=f"findings in {some(lost)} may not be recorded as known",
                there=strong.stated(KEY),
                here=weak.stated(KEY),
            )
