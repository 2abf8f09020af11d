"""The contracts that a project has written for import-linter, as a state of a gate has them."""

import dataclasses
import itertools
import pathlib
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from archcheck.application.guarding.gate_state import GateState
from archcheck.domain.configuration import ContractDeclaration
from archcheck.domain.level import Level
from archcheck.domain.policy_change import Place
from archcheck.domain.problem import UsageProblems
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration.contract_settings import contracts
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.proposing.migration.import_linter import (
    IDLE,
    Written,
    written_contracts,
)
from archcheck.infrastructure.reading.located_values import UnreadableError

KEYS = ("contracts", 0)
UNTOLD = frozenset({*IDLE, "name"})


class OpaqueContract(msgspec.Struct, frozen=True):
    """A contract of which only the tool knows what it means."""

    name: str
    place: Place
    keys: Mapping[str, tuple[str, ...]]


class ForeignContracts(msgspec.Struct, frozen=True):
    """The contracts that archcheck understands, and the others."""

    declared: tuple[ContractDeclaration, ...] = ()
    opaque: tuple[OpaqueContract, ...] = ()


def foreign_contracts(state: GateState) -> ForeignContracts:
    """What import-linter would read in a state; nothing where its file cannot be read."""
    try:
        file, found = written_contracts(pathlib.Path(state.directory))
    except (UnreadableError, UsageProblems):
        return ForeignContracts()
    return _told_apart([it for it in found if it.name], file, state.names)


def _told_apart(named: Sequence[Written], file: str, names: RuleNames) -> ForeignContracts:
    read = (_declared(it, file, names) for it in named)
    declared = tuple(itertools.chain.from_iterable(read))
    understood = {each.name for each in declared}
    opaque = [_opaque(it, file) for it in named if it.name not in understood]
    return ForeignContracts(declared, tuple(opaque))


def with_contracts(state: GateState, others: tuple[ContractDeclaration, ...]) -> GateState:
    """The same state with further contracts."""
    configuration = dataclasses.replace(
        state.configuration, contracts=(*state.configuration.contracts, *others)
    )
    inspection = dataclasses.replace(state.inspection, configuration=configuration)
    return dataclasses.replace(state, inspection=inspection)


def _declared(written: Written, file: str, names: RuleNames) -> Iterator[ContractDeclaration]:
    """The contract in the language of archcheck; nothing where it cannot be said in it."""
    if written.item is None:
        return
    place = KeyPlace(file, {KEYS: written.line})
    table = {**written.item.keys, "level": Level.ERROR.value, "allow_empty": True}
    for fragment in contracts([table], place.at(KEYS[0]), names).values:
        yield from fragment.contracts.entries.values()


def _opaque(written: Written, file: str) -> OpaqueContract:
    keys = {
        key: tuple(sorted(written.statement.texts(key)))
        for key in sorted(written.statement.members)
        if key not in UNTOLD
    }
    return OpaqueContract(written.name, Place(file, written.line), keys)
