"""Structure rules: symbols of today of which less is demanded."""

import dataclasses
import functools
from collections.abc import Iterator, Mapping, Sequence

from archcheck.application.guarding.gate_state import GateState, declared_in, some
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.configuration import StructureDeclaration
from archcheck.domain.declared_lapses import Declared
from archcheck.domain.level import Level
from archcheck.domain.policy_change import Lapse, PolicyKind
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.architecture.structure.rule_judging import covered, is_named
from archcheck.infrastructure.guarding.demands import is_as_strict
from archcheck.infrastructure.guarding.layer_comparison import modules_of_layers
from archcheck.infrastructure.version_control.git_state import GitState

Symbols = frozenset[tuple[str, str]]
SHOULD, SHOULD_NOT = "should", "should_not"


class StructureComparison(GateComparison):
    """Knows what structure rules select and demand; what they are called does not matter."""

    def __init__(self, git: GitState) -> None:
        """Take who knows what git tracks."""
        self._git = git

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each rule whose demands hold for fewer symbols."""
        if _meaning(strong) == _meaning(weak):
            return
        here, there = _Rules(strong, self._git), _Rules(weak, self._git)
        for rule in _judged(strong):
            symbols = here.symbols(rule)
            lost = symbols - there.covered_as_by(rule)
            softened = symbols - lost - there.covered_as_by(rule, _level(rule, strong))
            if lost:
                yield from _narrowed(rule, lost, strong, weak)
            elif softened:
                yield _softened(rule, strong, weak)


class _Rules:
    """The structure rules of a state over the code of today."""

    def __init__(self, state: GateState, git: GitState) -> None:
        self._state = state
        self._view = ProjectView(state.inspection, git, state.facts())

    def symbols(self, rule: StructureDeclaration) -> Symbols:
        """What a rule is about, of which it demands something."""
        if not self._view.meets(rule):
            return frozenset()
        found = covered(rule, self._view.code)
        return frozenset((each.kind.value, each.qualified) for each in found)

    def covered_as_by(self, other: StructureDeclaration, level: Level = Level.NOTE) -> Symbols:
        """The symbols of which all is demanded that a rule does, by whichever rules of a level at least."""
        each = (self._covered_by_one(single, level) for single in singly(other))
        return functools.reduce(frozenset.intersection, each)

    def _covered_by_one(self, other: StructureDeclaration, level: Level) -> Symbols:
        rules = (
            rule
            for rule in _judged(self._state)
            if _level(rule, self._state).severity >= level.severity
            and _demands_as_much(rule, other)
            and not self._excepts_uses(rule, other)
        )
        return frozenset[tuple[str, str]]().union(*map(self.symbols, rules))

    def _excepts_uses(self, rule: StructureDeclaration, other: StructureDeclaration) -> bool:
        """Whether it also excepts what is no symbol: calls, imports and the like."""
        added = frozenset(rule.exceptions) - frozenset(other.exceptions)
        bare = dataclasses.replace(rule, exceptions=())
        subjects = covered(bare, self._view.code) if added else ()
        return not all(any(is_named(it, entry) for it in subjects) for entry in added)


def _judged(state: GateState) -> Iterator[StructureDeclaration]:
    for rule in state.configuration.structure:
        if _level(rule, state) is not Level.OFF:
            yield rule


def _level(rule: StructureDeclaration, state: GateState) -> Level:
    judges = state.inspection.rules.judges_for
    judged = any(judges(rule, name) for name in rule.rules)
    return rule.level or (Level.ERROR if judged else Level.OFF)


def _meaning(state: GateState) -> object:
    rules = [(_said(rule), _level(rule, state)) for rule in state.configuration.structure]
    return (
        sorted(map(repr, rules)),
        modules_of_layers(state),
        state.configuration.libraries,
        {path: (file.module, file.role) for path, file in state.files.items()},
    )


def _said(rule: StructureDeclaration) -> Sequence[object]:
    return [dict(sorted(rule.keys.items())), sorted(rule.exceptions)]


def _is_explained(rule: StructureDeclaration, strong: GateState, weak: GateState) -> bool:
    """Whether the rule stands as it was, and the layers have changed of which it speaks."""
    stands = any(_said(each) == _said(rule) for each in _judged(weak))
    return stands and modules_of_layers(strong) != modules_of_layers(weak)


def singly(rule: StructureDeclaration) -> Iterator[StructureDeclaration]:
    """The rule once for each thing that it demands, and for each of several that it forbids."""
    demands = _table(rule.keys.get(SHOULD), {})
    yield from (_with(rule, SHOULD, key, value) for key, value in demands.items())
    for key, value in _table(rule.keys.get(SHOULD_NOT), {}).items():
        items = value if isinstance(value, list | tuple) else [value]
        yield from (_with(rule, SHOULD_NOT, key, item) for item in items)


def _with(rule: StructureDeclaration, what: str, key: str, value: object) -> StructureDeclaration:
    others = {name: it for name, it in rule.keys.items() if name not in (SHOULD, SHOULD_NOT)}
    return dataclasses.replace(rule, keys={**others, what: {key: value}})


def _demands_as_much(rule: StructureDeclaration, other: StructureDeclaration) -> bool:
    should, should_not = (_tables(rule, other, key) for key in (SHOULD, SHOULD_NOT))
    return is_as_strict(*should, forbids=False) and is_as_strict(*should_not, forbids=True)


def _tables(
    rule: StructureDeclaration, other: StructureDeclaration, key: str
) -> tuple[Mapping[str, object], Mapping[str, object]]:
    empty: Mapping[str, object] = {}
    return _table(rule.keys.get(key), empty), _table(other.keys.get(key), empty)


def _table(value: object, otherwise: Mapping[str, object]) -> Mapping[str, object]:
    return value if isinstance(value, dict) else otherwise


def _narrowed(
    rule: StructureDeclaration, lost: Symbols, strong: GateState, weak: GateState
) -> Iterator[Lapse]:
    if _is_explained(rule, strong, weak):
        return
    names = some([name for _, name in lost])
    less = "demands less", f": {names} may differ"
    more = "demands more", f": it is about {names}"
    yield _declared(rule, strong, weak).narrowed(PolicyKind.RULE, less, more)


def _softened(rule: StructureDeclaration, strong: GateState, weak: GateState) -> Lapse:
    named = (each for each in weak.configuration.structure if each.name == rule.name)
    level = next((_level(each, weak) for each in named), Level.NOTE)
    return _declared(rule, strong, weak).softened(_level(rule, strong), level)


def _declared(rule: StructureDeclaration, strong: GateState, weak: GateState) -> Declared:
    return declared_in("structure rule", rule, strong, weak, weak.configuration.structure)
