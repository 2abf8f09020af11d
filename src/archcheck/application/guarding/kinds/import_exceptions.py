"""Imports that contracts leave out or tolerate for longer than they did."""

import datetime
from collections.abc import Iterator

from archcheck.application.guarding.exemption_dates import latest_end
from archcheck.application.guarding.gate_state import GateState, Lapses
from archcheck.domain.configuration import ContractDeclaration, ImportException
from archcheck.domain.policy_change import Lapse, PolicyKind


def import_exception_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse for each that holds in both states, and for longer in the second."""
    for contract in weak.configuration.contracts:
        for entry in _in_force(contract, weak):
            ends = list(_ends(entry, contract.type, strong))
            if ends and max(ends) < latest_end(entry):
                yield _lapse(contract, entry, max(ends), strong, weak)


def _in_force(contract: ContractDeclaration, state: GateState) -> Iterator[ImportException]:
    return (it for it in contract.exceptions if not it.has_ended(state.inspection.today))


def _ends(entry: ImportException, kind: str, state: GateState) -> Iterator[datetime.date]:
    """When those of one import end, in contracts of one type, whatever these are called."""
    for contract in state.configuration.contracts:
        if contract.type == kind:
            alike = (it for it in _in_force(contract, state) if it.entry == entry.entry)
            yield from map(latest_end, alike)


def _lapse(
    contract: ContractDeclaration,
    entry: ImportException,
    end: datetime.date,
    strong: GateState,
    weak: GateState,
) -> Lapse:
    about = f'contract "{contract.name}" leaves out {entry.entry}'
    now = f"until {entry.expires}" if entry.expires else "for ever"
    return Lapse(
        kind=PolicyKind.CONTRACT,
        what=f"{contract.name}: {entry.entry}",
        lost=f"{about} {now}, and no longer until {end}",
        gained=f"{about} until {end}, and no longer {now}",
        there=strong.file_place,
        here=weak.place_of(entry.origin),
    )
