"""The level that closes the gate, and whether it closes at all."""

from archcheck.application.guarding.gate_state import GateState, Lapses
from archcheck.domain.level import Level
from archcheck.domain.policy_change import Lapse, PolicyKind

KEY = "fail_on"
NEVER = "never"


def fail_on_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse where more may be found without closing the gate."""
    before, after = strong.configuration.fail_on, weak.configuration.fail_on
    if _severity(after) > _severity(before):
        yield Lapse(
            kind=PolicyKind.FAIL_ON,
            what=KEY,
            lost=f"fail_on went from {_word(before)} to {_word(after)}",
            gained=f"fail_on went from {_word(after)} to {_word(before)}",
            there=strong.stated(KEY),
            here=weak.stated(KEY),
        )


def _word(level: Level | None) -> str:
    return level or NEVER


def _severity(level: Level | None) -> int:
    return level.severity if level else len(Level)
