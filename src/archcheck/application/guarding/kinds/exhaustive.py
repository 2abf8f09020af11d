"""Contracts that name every child of their containers, and need it no longer."""

from collections.abc import Iterator, Sequence

from archcheck.application.guarding.gate_state import GateState, Lapses, declared_in
from archcheck.application.guarding.listed_values import listed
from archcheck.domain.configuration import ContractDeclaration
from archcheck.domain.policy_change import Lapse

EXHAUSTIVE, CONTAINERS, IGNORES = "exhaustive", "containers", "exhaustive_ignores"
LEFT_OUT = "more children of its containers may be in no layer"
NAMED = "every child of its containers is in a layer"


def exhaustive_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse for each whose containers are still there, and are covered by no other."""
    for contract in filter(_demands, _judged(strong)):
        others = [each for each in _judged(weak) if _covers(each, contract)]
        if not _is_kept(contract, others):
            yield _lapse(contract, strong, weak, any(map(_demands, others)))


def _judged(state: GateState) -> Iterator[ContractDeclaration]:
    return filter(state.inspection.rules.judges, state.configuration.contracts)


def _demands(contract: ContractDeclaration) -> bool:
    return contract.keys.get(EXHAUSTIVE) is True


def _covers(contract: ContractDeclaration, other: ContractDeclaration) -> bool:
    return listed(contract.keys.get(CONTAINERS, ())) >= listed(other.keys.get(CONTAINERS, ()))


def _is_kept(contract: ContractDeclaration, others: Sequence[ContractDeclaration]) -> bool:
    """Whether one of some leaves out no more children; where there is none, more than that is gone."""
    ignored = listed(contract.keys.get(IGNORES, ()))
    asking = (listed(each.keys.get(IGNORES, ())) <= ignored for each in filter(_demands, others))
    return not others or any(asking)


def _lapse(
    contract: ContractDeclaration, strong: GateState, weak: GateState, is_still: bool
) -> Lapse:
    declared = declared_in("contract", contract, strong, weak, weak.configuration.contracts)
    return declared.asks_less(IGNORES if is_still else EXHAUSTIVE, LEFT_OUT, NAMED)
