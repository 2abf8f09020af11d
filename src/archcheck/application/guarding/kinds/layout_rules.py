"""Layout rules that are gone, say something else, or except more."""

from collections.abc import Iterator

from archcheck.application.guarding.gate_state import GateState, Lapses
from archcheck.domain.configuration import LayoutDeclaration
from archcheck.domain.level import Level
from archcheck.domain.policy_change import Lapse, PolicyKind


def layout_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse for each rule that no other says, or that one says at a lower level."""
    for rule in _judged(strong):
        level = _level_now(rule, weak)
        if level is Level.OFF:
            yield _lapse(rule, strong, weak)
        elif level.severity < _level(rule, strong).severity:
            yield _softened(rule, level, strong, weak)


def _judged(state: GateState) -> Iterator[LayoutDeclaration]:
    for rule in state.configuration.layout:
        if _level(rule, state) is not Level.OFF:
            yield rule


def _level(rule: LayoutDeclaration, state: GateState) -> Level:
    judged = state.inspection.rules.judges(rule)
    return rule.level or (Level.ERROR if judged else Level.OFF)


def _level_now(rule: LayoutDeclaration, state: GateState) -> Level:
    """The highest level at which as much is said."""
    levels = (_level(it, state) for it in _judged(state) if _says_as_much(it, rule))
    return max(levels, key=lambda level: level.severity, default=Level.OFF)


def _says_as_much(rule: LayoutDeclaration, other: LayoutDeclaration) -> bool:
    is_same = (rule.type, _own(rule)) == (other.type, _own(other))
    return is_same and set(rule.excepted) <= set(other.excepted)


def _own(rule: LayoutDeclaration) -> dict[str, object]:
    """What it says, whatever it is called; a list of one is the same as the one."""
    told = ("name", "type", "because", "fix", "level", "except")
    return {key: _listed(value) for key, value in rule.keys.items() if key not in told}


def _listed(value: object) -> object:
    if isinstance(value, list | tuple):
        return sorted(map(repr, value))
    return value if isinstance(value, bool | dict) else [repr(value)]


def _lapse(rule: LayoutDeclaration, strong: GateState, weak: GateState) -> Lapse:
    now = _named(rule.name, weak)
    title = f'layout rule "{rule.name}"'
    return Lapse(
        kind=PolicyKind.RULE,
        what=rule.name,
        lost=f"{title} {'demands what it did no longer' if now else 'is gone'}",
        gained=f"{title} {'demands more' if now else 'is new'}",
        there=strong.place_of(rule.origin),
        here=weak.place_of(now.origin) if now else weak.file_place,
    )


def _softened(rule: LayoutDeclaration, level: Level, strong: GateState, weak: GateState) -> Lapse:
    now = _named(rule.name, weak)
    title, before = f'layout rule "{rule.name}"', _level(rule, strong)
    return Lapse(
        kind=PolicyKind.LEVEL,
        what=rule.name,
        lost=f"{title} fell from {before} to {level}",
        gained=f"{title} rose from {level} to {before}",
        there=strong.place_of(rule.origin),
        here=weak.place_of(now.origin) if now else weak.file_place,
    )


def _named(name: str, state: GateState) -> LayoutDeclaration | None:
    return next((rule for rule in state.configuration.layout if rule.name == name), None)
