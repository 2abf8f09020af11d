"""Waivers that waive more, or longer."""

import fnmatch

from archcheck.application.guarding.exemption_dates import latest_end
from archcheck.application.guarding.gate_state import GateState, Lapses
from archcheck.application.guarding.meant_rules import stand_for
from archcheck.application.judging.waivers import in_module
from archcheck.domain.configuration import Waiver
from archcheck.domain.policy_change import Lapse, PolicyKind


def waiver_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse for each waiver in force that the others do not cover."""
    for waiver in weak.configuration.waivers:
        if not waiver.has_ended(weak.inspection.today) and not _is_covered(waiver, strong, weak):
            what = waiver_key(waiver)
            yield Lapse(
                kind=PolicyKind.WAIVER,
                what=what,
                lost=f"{_named(waiver)} is waived{_until(waiver)}: {waiver.reason}",
                gained=f"{_named(waiver)} is no longer waived{_until(waiver)}",
                there=strong.file_place,
                here=weak.place_of(waiver.origin),
            )


def waiver_key(waiver: Waiver) -> str:
    """The rules and what narrows them."""
    narrowed = (waiver.path, waiver.module, waiver.contract, waiver.symbol)
    return " ".join((",".join(sorted(waiver.rules)), *filter(None, narrowed)))


def _named(waiver: Waiver) -> str:
    rules = ", ".join(sorted(waiver.rules))
    narrowed = (
        ("in", waiver.path),
        ("in", waiver.module),
        ("of contract", waiver.contract),
        ("at", waiver.symbol),
    )
    return " ".join((rules, *(f"{word} {name}" for word, name in narrowed if name)))


def _until(waiver: Waiver) -> str:
    return f" until {waiver.expires}" if waiver.expires else ""


def _is_covered(waiver: Waiver, strong: GateState, weak: GateState) -> bool:
    """Whether each rule of it is waived elsewhere, for the same and as long."""
    covering = [it for it in strong.configuration.waivers if _covers(it, waiver, strong, weak)]
    return all(
        any(stand_for(it.rules, name, strong.names) for it in covering) for name in waiver.rules
    )


def _covers(other: Waiver, waiver: Waiver, strong: GateState, weak: GateState) -> bool:
    lasts = latest_end(other) >= latest_end(waiver)
    is_as_wide = fnmatch.fnmatchcase(waiver.symbol, other.symbol or "*")
    return all((lasts, is_as_wide, _means(other, waiver, strong, weak))) and _reaches(
        other, waiver, strong
    )


def _means(other: Waiver, waiver: Waiver, strong: GateState, weak: GateState) -> bool:
    """Whether it is about the contract of another, which may have another name now."""
    before, after = _said_by(other.contract, strong), _said_by(waiver.contract, weak)
    return other.contract in ("", waiver.contract) or bool(before) and before == after


def _said_by(name: str, state: GateState) -> list[tuple[str, object]]:
    declared = (each for each in state.configuration.declarations if each.name == name)
    return [(each.type, each.keys) for each in declared]


def _reaches(wide: Waiver, narrow: Waiver, state: GateState) -> bool:
    """Whether it is about all files of today that another is about."""
    if _where(wide) in (("", ""), _where(narrow)):
        return True
    meant = _meant(narrow, state)
    return bool(meant) and meant <= _meant(wide, state)


def _where(waiver: Waiver) -> tuple[str, str]:
    return waiver.path, waiver.module


def _meant(waiver: Waiver, state: GateState) -> frozenset[str]:
    paths = state.matching(waiver.path or "*")
    return frozenset(it for it in paths if in_module(waiver.module or "*", state.files[it].module))
