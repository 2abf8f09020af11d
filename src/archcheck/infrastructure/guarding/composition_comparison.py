"""Which other projects of a table may be imported that could not be before."""

import os
from collections.abc import Iterable, Iterator

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.configuration import ContractDeclaration
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.infrastructure.architecture.composition.declared_uses import projects_of, uses_of


class CompositionComparison(GateComparison):
    """Knows the contract that a table of projects is.

    Where it follows from dependencies, another one is no loosening: it is how an import is declared.
    """

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each project that may be imported under the second table only."""
        before, after = strong.configuration.composition, weak.configuration.composition
        if before and after:
            yield from _changes(before, after, strong, weak)


def _changes(
    before: ContractDeclaration, after: ContractDeclaration, strong: GateState, weak: GateState
) -> Iterator[Lapse]:
    here, there = weak.place_of(after.origin), strong.place_of(before.origin)
    for it in _added(before, after):
        lost, gained = "may be imported", "may no longer be imported"
        yield _lapse(f"{before.name} {it}", (it, lost, gained), here, there)
    for it in _dropped(before, after, strong.directory, weak.directory):
        lost, gained = "is taken out of the table, and no longer checked", "is checked"
        yield _lapse(f"{before.name} without {it}", (it, lost, gained), here, there)


def _lapse(what: str, told: tuple[str, str, str], here: Place, there: Place) -> Lapse:
    """What is `told`: a project, and what was lost and what was gained about it."""
    name, lost, gained = told
    return Lapse(
        kind=PolicyKind.CONTRACT,
        what=what,
        lost=f'the project "{name}" {lost}',
        gained=f'the project "{name}" {gained}',
        here=here,
        there=there,
    )


def _dropped(
    before: ContractDeclaration, after: ContractDeclaration, *directories: str
) -> Iterator[str]:
    """The projects of the first table only, whose directories are there."""
    known = projects_of(after)
    lost = ((name, path) for name, path in projects_of(before).items() if name not in known)
    return (name for name, path in lost if _is_below(directories, path))


def _is_below(directories: Iterable[str], path: str) -> bool:
    return any(os.path.isdir(os.path.join(it, path)) for it in directories)


def _added(before: ContractDeclaration, after: ContractDeclaration) -> Iterator[str]:
    known = uses_of(before)
    return (name for name in uses_of(after) if after.keys["stated"] and name not in known)
