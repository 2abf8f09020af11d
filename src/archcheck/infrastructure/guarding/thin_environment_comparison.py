"""What the environment around several projects may hold that it could not before."""

from collections.abc import Iterator

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.policy_change import Lapse, PolicyKind
from archcheck.infrastructure.architecture.layout.types.thin_environment import USUAL
from archcheck.infrastructure.distributions.declared import any_names

KEY = "thin_environment"
TYPE = "thin-environment"


class ThinEnvironmentComparison(GateComparison):
    """Knows what a layout rule about the thin environment reads of the configuration."""

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each name that only the second state allows, where a rule judges it in the first."""
        if _is_judged(strong):
            yield from (_lapse(name, strong, weak) for name in _added(strong, weak))


def _is_judged(state: GateState) -> bool:
    return any(it.type == TYPE for it in state.configuration.layout)


def _added(strong: GateState, weak: GateState) -> Iterator[str]:
    before = _allowed(strong)
    return (name for name in _allowed(weak) if not any_names(before, name))


def _allowed(state: GateState) -> tuple[str, ...]:
    stated = state.configuration.thin_environment
    return USUAL if stated is None else stated


def _lapse(name: str, strong: GateState, weak: GateState) -> Lapse:
    return Lapse(
        kind=PolicyKind.RULE,
        what=f"{KEY} {name}",
        lost=f"the root's environment may hold {name}",
        gained=f"the root's environment may no longer hold {name}",
        here=weak.stated(KEY),
        there=strong.stated(KEY),
    )
