"""Layers: modules of today that lie in none of them, or in fewer."""

from collections.abc import Iterator, Mapping

from archcheck.application.guarding.gate_state import GateState, some
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.policy_change import Lapse, PolicyKind
from archcheck.domain.project import SOURCES
from archcheck.infrastructure.architecture.contracts.contract_rules import names_of

Layers = Mapping[str, frozenset[str]]


class LayerComparison(GateComparison):
    """Knows which modules lie in which layer; what a layer is called does not matter."""

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each layer whose modules lie together in no layer."""
        now = modules_of_layers(weak)
        known = modules_of(weak)
        for name, modules in modules_of_layers(strong).items():
            here = modules & known
            if not any(here <= other for other in now.values()):
                yield _lapse(name, here - now.get(name, frozenset()), strong, weak)


def _lapse(name: str, missing: frozenset[str], strong: GateState, weak: GateState) -> Lapse:
    is_gone = name not in weak.configuration.layers
    how = "is gone" if is_gone else "is narrower"
    came = "is new" if is_gone else "is wider"
    key = f"layers.{name}"
    return Lapse(
        kind=PolicyKind.LAYER,
        what=name,
        lost=f'layer "{name}" {how}: {some(missing)} lie in it no longer',
        gained=f'layer "{name}" {came}: {some(missing)} lie in it',
        there=strong.stated(key),
        here=weak.stated(key),
    )


def modules_of_layers(state: GateState) -> Layers:
    """The modules of today in each layer."""
    layers = names_of(state.configuration, state.inspection.project, SOURCES).layers
    tree, known = layers.tree, modules_of(state)
    return {
        name: frozenset(tree.names[at] for at in tree.under(heads)) & known
        for name, heads in layers.heads.items()
    }


def modules_of(state: GateState) -> frozenset[str]:
    """The modules that have a file."""
    files = state.inspection.project.files
    return frozenset(file.module for file in files if file.module)
