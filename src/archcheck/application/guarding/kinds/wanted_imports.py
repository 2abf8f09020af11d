"""Imports that contracts wanted to see, and that nothing asks for any more."""

from collections.abc import Iterator, Sequence

from archcheck.application.guarding.gate_state import GateState, Lapses, declared_in
from archcheck.application.guarding.listed_values import listed
from archcheck.domain.configuration import ContractDeclaration
from archcheck.domain.policy_change import Lapse

EXACT, REQUIRED = "exact", "required_modules"
LEFT_OUT = {
    EXACT: ("what it allows need not be imported any more", "what it allows must be imported"),
    REQUIRED: ("other imports are enough, too", "fewer imports are enough"),
}


def wanted_import_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse for each contract that is still there and asks for less; one that is gone forbids less."""
    others = tuple(_judged(weak))
    for contract in _judged(strong):
        for key in _lost(contract, [it for it in others if _is_same(it, contract)]):
            yield _lapse(contract, key, strong, weak)


def _lost(contract: ContractDeclaration, kept: Sequence[ContractDeclaration]) -> list[str]:
    return [key for key in LEFT_OUT if kept and not _is_asked(key, contract, kept)]


def _is_asked(
    key: str, contract: ContractDeclaration, others: Sequence[ContractDeclaration]
) -> bool:
    return any(_asks_as_much(it, contract, key) for it in others)


def _judged(state: GateState) -> Iterator[ContractDeclaration]:
    return filter(state.inspection.rules.judges, state.configuration.contracts)


def _is_same(contract: ContractDeclaration, other: ContractDeclaration) -> bool:
    """Whether it has the name of another of its type, or says the same but for what it asks for."""
    if contract.type != other.type:
        return False
    return contract.name == other.name or _rest(contract) == _rest(other)


def _rest(contract: ContractDeclaration) -> dict[str, object]:
    return {key: it for key, it in contract.keys.items() if key not in LEFT_OUT}


def _asks_as_much(contract: ContractDeclaration, other: ContractDeclaration, key: str) -> bool:
    now, before = contract.keys.get(key), other.keys.get(key)
    if key == EXACT:
        return bool(now) >= bool(before)
    return listed(now) <= listed(before)


def _lapse(contract: ContractDeclaration, key: str, strong: GateState, weak: GateState) -> Lapse:
    declared = declared_in("contract", contract, strong, weak, weak.configuration.contracts)
    return declared.asks_less(key, *LEFT_OUT[key])
