"""Layout rules that are gone, say something else, or except more."""

from collections.abc import Iterator

from archcheck.application.guarding.gate_state import GateState, Lapses, declared_in
from archcheck.domain.configuration import LayoutDeclaration
from archcheck.domain.declared_lapses import Declared
from archcheck.domain.level import Level
from archcheck.domain.policy_change import PolicyKind

LESS, MORE = ("demands what it did no longer", ""), ("demands more", "")


def layout_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse for each rule that no other says, or that one says at a lower level."""
    for rule in _judged(strong):
        level = _level_now(rule, weak)
        if level is Level.OFF:
            declared = _declared(rule, strong, weak)
            yield declared.narrowed(PolicyKind.RULE, LESS, MORE)
        elif level.severity < _level(rule, strong).severity:
            yield _declared(rule, strong, weak).softened(_level(rule, strong), level)


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


def _declared(rule: LayoutDeclaration, strong: GateState, weak: GateState) -> Declared:
    return declared_in("layout rule", rule, strong, weak, weak.configuration.layout)
