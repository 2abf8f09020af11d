"""What is newly declared not to be checked."""

from collections.abc import Iterable

from archcheck.application.guarding.exemption_dates import latest_end
from archcheck.application.guarding.gate_state import GateState, Lapses
from archcheck.domain.configuration import Unchecked
from archcheck.domain.policy_change import Lapse, PolicyKind


def unchecked_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse for each declaration that holds for more, or longer."""
    for entry in weak.configuration.unchecked:
        if not entry.has_ended(weak.inspection.today) and not _is_known(entry, strong):
            what = entry.path or entry.tool
            yield Lapse(
                kind=PolicyKind.UNCHECKED,
                what=what,
                lost=f"{what} is declared not to be checked: {entry.reason}",
                gained=f"{what} is no longer declared not to be checked",
                there=strong.file_place,
                here=weak.place_of(entry.origin),
            )


def _is_known(entry: Unchecked, state: GateState) -> bool:
    """Whether other declarations say the same for as long."""
    lasting = _lasting(entry, state)
    if entry.tool:
        return entry.tool in {it.tool for it in lasting}
    return entry.path in _paths(lasting) or _covered(entry, lasting, state)


def _lasting(entry: Unchecked, state: GateState) -> list[Unchecked]:
    end = latest_end(entry)
    return [it for it in state.configuration.unchecked if latest_end(it) >= end]


def _paths(entries: Iterable[Unchecked]) -> frozenset[str]:
    return frozenset(entry.path for entry in entries if entry.path)


def _covered(entry: Unchecked, others: Iterable[Unchecked], state: GateState) -> bool:
    meant = state.matching(entry.path)
    known = frozenset[str]().union(*map(state.matching, _paths(others)))
    return bool(meant) and meant <= known
