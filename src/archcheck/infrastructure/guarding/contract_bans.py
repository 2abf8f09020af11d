"""What the contracts of a configuration do not allow among the modules of today."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.application.guarding.gate_state import GateState
from archcheck.domain.configuration import ContractDeclaration
from archcheck.domain.facts import Guard
from archcheck.domain.level import Level
from archcheck.domain.project import Roles
from archcheck.infrastructure.architecture.contracts.catalogue import contract_of
from archcheck.infrastructure.architecture.contracts.contract import AnyContract, Ban
from archcheck.infrastructure.architecture.contracts.contract_rules import names_of
from archcheck.infrastructure.architecture.contracts.judging import ContractJudge
from archcheck.infrastructure.guarding.planted_graph import (
    libraries_of,
    planted_links,
    representatives,
)

GUARDS = (Guard.TYPE_CHECKING, Guard.FUNCTION)


class GuardedBan(msgspec.Struct, frozen=True, order=True):
    """What is not allowed, and what may stand around it without changing that."""

    ban: Ban
    guard: str = ""


class Kept:
    """What some contracts do not allow, asked about what others do not."""

    def __init__(self, bans: Iterable[GuardedBan]) -> None:
        """Take all of it."""
        found = tuple(bans)
        self._alone = frozenset(_first(it) for it in found if not it.ban.is_chain)
        self._chains = frozenset(map(_first, found)) - self._alone

    def holds(self, found: GuardedBan) -> bool:
        """Whether it is not allowed either: of a chain it is enough that one of its imports is not."""
        if _first(found) in self._alone:
            return True
        return found.ban.is_chain and (_first(found) in self._chains or self._breaks(found))

    def _breaks(self, found: GuardedBan) -> bool:
        return any((*link, found.guard) in self._alone for link in found.ban.rest)


def _first(found: GuardedBan) -> tuple[str, str, str]:
    return found.ban.importer, found.ban.imported, found.guard


class JudgedContract(msgspec.Struct, frozen=True):
    """A contract, the level at which it is judged, and what it does not allow."""

    declaration: ContractDeclaration
    level: Level
    bans: frozenset[GuardedBan]

    def lost(self, others: Iterable["JudgedContract"]) -> frozenset[GuardedBan]:
        """What it does not allow and the others together do."""
        kept = Kept(itertools.chain.from_iterable(each.bans for each in others))
        return frozenset(itertools.filterfalse(kept.holds, self.bans))


def judged_contracts(state: GateState, other: GateState) -> tuple[JudgedContract, ...]:
    """The contracts of a state, over modules that tell those of both states apart."""
    roles = dict.fromkeys(each.roles for each in state.configuration.contracts)
    return tuple(itertools.chain.from_iterable(_judged(state, other, each) for each in roles))


def _judged(state: GateState, other: GateState, roles: Roles) -> Iterator[JudgedContract]:
    own = _contracts(state, roles)
    everything = (*own, *_contracts(other, roles))
    guards = ("", *GUARDS) if any(map(_drops_guards, everything)) else ("",)
    judges = {guard: _judge(state, own, everything, guard) for guard in guards}
    for contract in judges[""].judged:
        bans = frozenset(_bans(contract, judges))
        yield JudgedContract(contract.declaration, _level(contract, state), bans)


def _level(contract: AnyContract, state: GateState) -> Level:
    return contract.declaration.level or state.inspection.rules.rules[contract.rule].level


def _bans(contract: AnyContract, judges: Mapping[str, ContractJudge]) -> Iterator[GuardedBan]:
    for guard, judge in judges.items():
        yield from (GuardedBan(ban, guard) for ban in judge.bans(contract))


def _drops_guards(contract: AnyContract) -> bool:
    declaration = contract.declaration
    return declaration.ignore_type_checking or declaration.ignore_function_level


def _contracts(state: GateState, roles: Roles) -> tuple[AnyContract, ...]:
    names = names_of(state.configuration, state.inspection.project, roles)
    declared = (each for each in state.configuration.contracts if each.roles == roles)
    return tuple(contract_of(each, names) for each in declared)


def _judge(
    state: GateState, own: Sequence[AnyContract], everything: Sequence[AnyContract], guard: str
) -> ContractJudge:
    names = own[0].names
    files = state.inspection.project.files
    real = {file.module for file in files if names.tree.holds(file.module)}
    links = planted_links(
        names.tree,
        representatives(sorted(real), everything),
        libraries_of(everything),
        tuple(Guard(text) for text in (guard,) if text),
    )
    return ContractJudge(state.inspection, names, tuple(own), links, {}, frozenset())
