"""Whether each module belongs to a layer, and the modules that need none."""

from archcheck.application.guarding.gate_state import GateState, Lapses
from archcheck.domain.policy_change import Lapse, PolicyKind

CLASSIFIED, UNCLASSIFIED = "classified", "unclassified"


def classification_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse where modules need no layer any more, all of them or those of a pattern."""
    before, after = strong.configuration, weak.configuration
    if before.classified and not after.classified:
        yield _lapse(CLASSIFIED, "each module", (strong, weak))
    elif before.classified:
        for pattern in sorted(set(after.unclassified) - set(before.unclassified)):
            yield _lapse(UNCLASSIFIED, pattern, (strong, weak))


def _lapse(key: str, about: str, states: tuple[GateState, GateState]) -> Lapse:
    strong, weak = states
    return Lapse(
        kind=PolicyKind.RULE,
        what=key if key == CLASSIFIED else f"{key} {about}",
        lost=f"{about} may be in no layer ({key})",
        gained=f"{about} is in a layer ({key})",
        there=strong.stated(key),
        here=weak.stated(key),
    )
