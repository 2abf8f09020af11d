"""Contracts: imports among the modules of today that are no longer forbidden."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from archcheck.application.guarding.gate_state import GateState, declared_in
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.configuration import ContractDeclaration
from archcheck.domain.declared_lapses import Declared
from archcheck.domain.level import Level
from archcheck.domain.policy_change import Lapse, PolicyKind
from archcheck.infrastructure.guarding.contract_bans import (
    GuardedBan,
    JudgedContract,
    Kept,
    judged_contracts,
)
from archcheck.infrastructure.guarding.layer_comparison import modules_of_layers

Bans = frozenset[GuardedBan]


class ContractComparison(GateComparison):
    """Knows what contracts forbid; what they are called and how they are written does not matter."""

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each contract that forbids what no contract forbids in the other state."""
        if _meaning(strong) == _meaning(weak):
            return
        others = judged_contracts(weak, strong)
        for contract in judged_contracts(strong, weak):
            yield from _of_contract(contract, others, strong, weak)


def _of_contract(
    contract: JudgedContract, others: Sequence[JudgedContract], strong: GateState, weak: GateState
) -> Iterator[Lapse]:
    lost = contract.lost(others)
    softened = contract.lost(_at_least(contract.level, others)) - lost
    if lost and not _is_explained(contract.declaration, strong, weak):
        yield _narrowed(contract.declaration, lost, strong, weak)
    elif softened:
        yield _softened(contract, softened, others, (strong, weak))


def _meaning(state: GateState) -> object:
    """All that contracts depend on, whatever it is called."""
    configuration = state.configuration
    contracts = [(said_by(each), _level(each, state)) for each in configuration.contracts]
    return (
        sorted(map(repr, contracts)),
        modules_of_layers(state),
        configuration.libraries,
        configuration.composition_roots,
        configuration.wiring_modules,
        configuration.contexts,
        configuration.except_contexts,
    )


def said_by(declaration: ContractDeclaration) -> Sequence[object]:
    """What it says, whatever it is called and wherever it stands."""
    exceptions = ((each.key, each.entry, each.expires) for each in declaration.exceptions)
    return (
        declaration.type,
        dict(sorted(declaration.keys.items())),
        declaration.roles,
        sorted(exceptions, key=repr),
        sorted(declaration.except_modules),
        declaration.per_context,
        declaration.ignore_type_checking,
        declaration.ignore_function_level,
    )


def _level(declaration: ContractDeclaration, state: GateState) -> Level:
    if not state.inspection.rules.judges(declaration):
        return Level.OFF
    return declaration.level or state.inspection.rules.rules[declaration.rule].level


def _at_least(level: Level, contracts: Iterable[JudgedContract]) -> Iterator[JudgedContract]:
    return (each for each in contracts if each.level.severity >= level.severity)


def _is_explained(declaration: ContractDeclaration, strong: GateState, weak: GateState) -> bool:
    """Whether the contract stands as it was, and the layers have changed of which it speaks."""
    stands = any(said_by(each) == said_by(declaration) for each in weak.configuration.contracts)
    return stands and modules_of_layers(strong) != modules_of_layers(weak)


def _narrowed(
    declaration: ContractDeclaration, lost: Bans, strong: GateState, weak: GateState
) -> Lapse:
    less = "forbids less", f": {example_of(lost)} allowed"
    more = "forbids more", f": {example_of(lost)} forbidden"
    return _declared(declaration, strong, weak).narrowed(PolicyKind.CONTRACT, less, more)


def _softened(
    contract: JudgedContract,
    bans: Bans,
    others: Sequence[JudgedContract],
    states: tuple[GateState, GateState],
) -> Lapse:
    """At the highest of the levels at which others keep some of these bans."""
    met = [each for each in others if each.level.severity < contract.level.severity]
    now = max(met, key=lambda each: (_keeps(each, bans), each.level.severity))
    here = states[1].place_of(now.declaration.origin)
    declared = dataclasses.replace(_declared(contract.declaration, *states), here=here)
    return declared.softened(contract.level, now.level)


def _keeps(contract: JudgedContract, bans: Bans) -> bool:
    return any(map(Kept(contract.bans).holds, bans))


def _declared(declaration: ContractDeclaration, strong: GateState, weak: GateState) -> Declared:
    return declared_in("contract", declaration, strong, weak, weak.configuration.contracts)


def example_of(bans: Bans) -> str:
    """The first of some bans, how many others there are, and the verb."""
    first = min(bans, key=lambda each: (each.ban.is_chain, each.guard, each.ban))
    others = len(bans) - 1
    more = f" and {others:,} more like it are" if others else " is"
    return f"{_worded(first)}{more}"


def _worded(found: GuardedBan) -> str:
    ban = found.ban
    if ban.importer == ban.imported:
        return f"{ban.importer} without what it must import"
    way = ", as the beginning of a chain," if ban.is_chain else ""
    guard = f" (in {found.guard})" if found.guard else ""
    return f"{ban.importer} -> {ban.imported}{guard}{way}"
