"""A project that says that it has no architecture to be checked."""

from archcheck.application.guarding.gate_state import GateState, Lapses
from archcheck.domain.policy_change import Lapse, PolicyKind

KEY = "architecture"


def architecture_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse where the lack of contracts is no gap any more."""
    declared = weak.configuration.architecture
    if declared and not strong.configuration.architecture:
        yield Lapse(
            kind=PolicyKind.CONTRACT,
            what=KEY,
            lost=f'no contract is needed: {KEY} is "{declared}"',
            gained=f'contracts are needed: {KEY} is no longer "{declared}"',
            there=strong.stated(KEY),
            here=weak.stated(KEY),
        )
