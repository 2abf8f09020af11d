"""Which other projects of a table may be imported that could not be before."""

from collections.abc import Iterator

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.configuration import ContractDeclaration
from archcheck.domain.policy_change import Lapse, PolicyKind


class CompositionComparison(GateComparison):
    """Knows the contract that a table of projects is.

    Where it follows from dependencies, another one is no loosening: it is how an import is declared.
    """

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each project that may be imported under the second table only."""
        before, after = strong.configuration.composition, weak.configuration.composition
        if before is None or after is None or not after.keys["stated"]:
            return
        known = _uses(before)
        for name in _uses(after):
            if name not in known:
                yield Lapse(
                    kind=PolicyKind.CONTRACT,
                    what=f"{before.name} {name}",
                    lost=f'the project "{name}" may be imported',
                    gained=f'the project "{name}" may no longer be imported',
                    here=weak.place_of(after.origin),
                    there=strong.place_of(before.origin),
                )


def _uses(declaration: ContractDeclaration) -> tuple[str, ...]:
    found = declaration.keys["uses"]
    return found if isinstance(found, tuple) else ()
