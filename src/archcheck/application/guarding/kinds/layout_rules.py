"""Layout rules that are gone, say something else, or except more."""

from collections.abc import Iterator

from archcheck.application.guarding.gate_state import GateState, Lapses, declared_in
from archcheck.application.guarding.layout_demands import demands_as_much
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
    levels = (_level(it, state) for it in _judged(state) if demands_as_much(it, rule))
    return max(levels, key=lambda level: level.severity, default=Level.OFF)


def _declared(rule: LayoutDeclaration, strong: GateState, weak: GateState) -> Declared:
    return declared_in("layout rule", rule, strong, weak, weak.configuration.layout)
