"""Whether each module belongs to a layer, and the modules that need none."""

from collections.abc import Iterable, Iterator

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.policy_change import Lapse, PolicyKind
from archcheck.domain.project import SOURCES
from archcheck.infrastructure.architecture.contracts.contract_rules import names_of

CLASSIFIED, UNCLASSIFIED = "classified", "unclassified"


class ClassificationComparison(GateComparison):
    """Knows which modules of today need no layer, however that is written."""

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse where modules need no layer any more, all of them or those of a pattern."""
        if strong.configuration.classified:
            yield from _of_classified(strong, weak)


def _of_classified(strong: GateState, weak: GateState) -> Iterator[Lapse]:
    before, after = strong.configuration, weak.configuration
    if not after.classified:
        yield _lapse(CLASSIFIED, "each module", strong, weak)
        return
    for pattern in _added(before.unclassified, after.unclassified, strong):
        yield _lapse(UNCLASSIFIED, pattern, strong, weak)


def _added(before: Iterable[str], after: Iterable[str], state: GateState) -> Iterator[str]:
    """The patterns that are new, and mean modules that none of the others does; or no module."""
    known = frozenset(before)
    named = _meant(known, state)
    for pattern in sorted(frozenset(after) - known):
        meant = _meant((pattern,), state)
        if not meant or not meant <= named:
            yield pattern


def _meant(patterns: Iterable[str], state: GateState) -> frozenset[str]:
    layers = names_of(state.configuration, state.inspection.project, SOURCES).layers
    heads = layers.matches(*patterns)
    return frozenset(layers.tree.names[at] for at in layers.tree.under(heads))


def _lapse(key: str, about: str, strong: GateState, weak: GateState) -> Lapse:
    return Lapse(
        kind=PolicyKind.RULE,
        what=key if key == CLASSIFIED else f"{key} {about}",
        lost=f"{about} may be in no layer ({key})",
        gained=f"{about} is in a layer ({key})",
        there=strong.stated(key),
        here=weak.stated(key),
    )
