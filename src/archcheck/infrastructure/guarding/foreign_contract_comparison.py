"""Contracts written for import-linter: imports among the modules of today that are no longer forbidden."""

import dataclasses
from collections.abc import Iterator, Sequence

from archcheck.application.guarding.gate_state import GateState, declared_in
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.infrastructure.guarding.contract_bans import JudgedContract, judged_contracts
from archcheck.infrastructure.guarding.contract_comparison import (
    Bans,
    example_of,
    said_by,
)
from archcheck.infrastructure.guarding.foreign_contracts import (
    ForeignContracts,
    OpaqueContract,
    foreign_contracts,
    with_contracts,
)

TOOL = "import-linter"
EXCEPTIONS = "ignore_imports"


class ForeignContractComparison(GateComparison):
    """Knows what these contracts forbid, and that archcheck's own may forbid it in their place."""

    of_project = True

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each that forbids what nothing forbids in the other state."""
        before, after = foreign_contracts(strong), foreign_contracts(weak)
        yield from _of_opaque(before, after, weak)
        if _meaning(before) - _meaning(after):
            yield from _of_declared(before, after, strong, weak)


def _meaning(contracts: ForeignContracts) -> frozenset[str]:
    return frozenset(repr(said_by(each)) for each in contracts.declared)


def _of_declared(
    before: ForeignContracts, after: ForeignContracts, strong: GateState, weak: GateState
) -> Iterator[Lapse]:
    then = with_contracts(strong, before.declared)
    now = with_contracts(weak, after.declared)
    others = judged_contracts(now, then)
    own = frozenset(map(id, before.declared))
    for contract in judged_contracts(then, now):
        lost = contract.lost(others)
        if lost and id(contract.declaration) in own:
            yield _narrowed(contract, lost, (strong, weak), after)


def _narrowed(
    contract: JudgedContract,
    lost: Bans,
    states: tuple[GateState, GateState],
    after: ForeignContracts,
) -> Lapse:
    declared = declared_in(f"the contract of {TOOL}", contract.declaration, *states, after.declared)
    less = "forbids less", f": {example_of(lost)} allowed"
    more = "forbids more", f": {example_of(lost)} forbidden"
    lapse = declared.narrowed(PolicyKind.TOOL, less, more)
    return dataclasses.replace(lapse, what=f"{TOOL}: {contract.declaration.name}")


def _of_opaque(
    before: ForeignContracts, after: ForeignContracts, weak: GateState
) -> Iterator[Lapse]:
    """Of what only the tool understands: it is gone, or leaves out more."""
    named = {each.name: each for each in after.opaque}
    for contract in _changed(before.opaque, after.opaque):
        now = named.get(contract.name)
        yield from _of_changed(contract, now) if now else _gone(contract, after, weak)


def _changed(
    before: Sequence[OpaqueContract], after: Sequence[OpaqueContract]
) -> list[OpaqueContract]:
    known = [each.keys for each in after]
    return [each for each in before if each.keys not in known]


def _gone(contract: OpaqueContract, after: ForeignContracts, weak: GateState) -> Iterator[Lapse]:
    """One of its name that archcheck understands may stand in its place."""
    if all(each.name != contract.name for each in after.declared):
        yield _lapse(contract, weak.file_place, "is gone", "is new")


def _of_changed(contract: OpaqueContract, now: OpaqueContract) -> Iterator[Lapse]:
    for entry in _added(now.keys.get(EXCEPTIONS, ()), contract.keys.get(EXCEPTIONS, ())):
        yield _lapse(contract, now.place, f"leaves out {entry}", f"no longer leaves out {entry}")


def _added(entries: Sequence[str], known: Sequence[str]) -> list[str]:
    return [entry for entry in entries if entry not in known]


def _lapse(contract: OpaqueContract, here: Place, lost: str, gained: str) -> Lapse:
    title = f'the contract of {TOOL} "{contract.name}"'
    return Lapse(
        kind=PolicyKind.TOOL,
        what=f"{TOOL}: {contract.name}",
        lost=f"{title} {lost}",
        gained=f"{title} {gained}",
        there=contract.place,
        here=here,
    )
