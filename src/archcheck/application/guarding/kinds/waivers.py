"""Waivers that waive more, or longer."""

from archcheck.application.guarding.exemption_dates import latest_end
from archcheck.application.guarding.gate_state import GateState, Lapses
from archcheck.application.guarding.meant_rules import stand_for
from archcheck.domain.configuration import Waiver
from archcheck.domain.policy_change import Lapse, PolicyKind


def waiver_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse for each waiver in force that the others do not cover."""
    for waiver in weak.configuration.waivers:
        if not waiver.has_ended(weak.inspection.today) and not _is_covered(waiver, strong):
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


def _is_covered(waiver: Waiver, state: GateState) -> bool:
    """Whether each rule of it is waived elsewhere, for the same and as long."""
    covering = [it for it in state.configuration.waivers if _covers(it, waiver, state)]
    return all(
        any(stand_for(it.rules, name, state.names) for it in covering) for name in waiver.rules
    )


def _covers(other: Waiver, waiver: Waiver, state: GateState) -> bool:
    lasts = latest_end(other) >= latest_end(waiver)
    names = ("module", "contract", "symbol")
    pairs = ((getattr(other, name), getattr(waiver, name)) for name in names)
    is_as_wide = all(wide in ("", narrow) for wide, narrow in pairs)
    return lasts and is_as_wide and _reaches(other.path, waiver.path, state)


def _reaches(wide: str, narrow: str, state: GateState) -> bool:
    if wide in ("", narrow):
        return True
    return bool(narrow) and state.matching(narrow) <= state.matching(wide)
