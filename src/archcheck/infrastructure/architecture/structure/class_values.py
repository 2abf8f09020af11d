"""What keys about classes take: names, globs, groups and selectors, one or a list of them."""

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from archcheck.domain.configuration import Configuration
from archcheck.domain.problem import Problem
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.structure.conditions import Condition, read_condition
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.libraries import (
    STDLIB,
    THIRD_PARTY,
    groups_of,
    is_stdlib,
    is_third_party,
)
from archcheck.infrastructure.architecture.structure.name_patterns import (
    compiled,
    is_glob,
    name_problem,
)
from archcheck.infrastructure.architecture.structure.project_names import is_builtin
from archcheck.infrastructure.architecture.structure.subjects import Kind
from archcheck.infrastructure.decoding.decoder import Decoded, as_table, gathered, not_expected
from archcheck.infrastructure.decoding.key_places import KeyPlace

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.code import Code

CLASSES = frozenset({Kind.CLASS})
GROUP = "<"
BUILTINS = "builtins."
EXPECTED = "a name, a glob, a group such as <web>, a table that selects classes, or a list of these"


class ClassValue(msgspec.Struct, frozen=True):
    """Any of some names (globs and groups among them), or of what some selectors mean."""

    names: tuple[str, ...] = ()
    selectors: tuple[Condition, ...] = ()


def read_class_value(value: object, place: KeyPlace) -> Decoded[ClassValue]:
    """A name, a glob, a group `<name>`, a class selector, or a list of these."""
    if not isinstance(value, list):
        return _read_item(value, place)
    items = gathered(_read_item(item, place.at(index)) for index, item in enumerate(value))
    return items.mapped(joined)


def joined(values: Iterable[ClassValue]) -> ClassValue:
    """Any of several."""
    found = tuple(values)
    return ClassValue(
        tuple(name for value in found for name in value.names),
        tuple(selector for value in found for selector in value.selectors),
    )


def unknown_groups(value: ClassValue, configuration: Configuration) -> Iterator[tuple[str, str]]:
    """Message and hint for each group that nobody declares; for `Term.unknown`."""
    known = (STDLIB, THIRD_PARTY, *groups_of(configuration))
    for name in value.names:
        if name.startswith(GROUP) and name not in known:
            hint = did_you_mean(name, known) or f"the groups are {', '.join(sorted(known))}"
            yield f"unknown group {name}", hint


class BoundClassValue:
    """What a value means in one project; each name is compared once."""

    def __init__(self, value: ClassValue, code: "Code") -> None:
        """Nothing is selected before somebody asks."""
        self.value = value
        self._code = code
        self._known: dict[str, bool] = {}

    def means(self, names: Iterable[str]) -> bool:
        """Whether one of the names by which a class goes is meant."""
        return any(map(self._is_meant, names))

    def words(self) -> str:
        """`ValueError, <web> or classes in infrastructure`."""
        selectors = (self._code.bound(selector).words() for selector in self.value.selectors)
        return listed([*self.value.names, *selectors] or ["nothing"], "or")

    @functools.cached_property
    def patterns(self) -> tuple[str, ...]:
        """Names and globs, groups replaced by what they stand for."""
        expanded = self._code.expanded(self.value.names)
        return tuple(name.removeprefix(BUILTINS) for name in expanded)

    @functools.cached_property
    def selected(self) -> frozenset[str]:
        """The qualified names of what the selectors mean."""
        found = map(self._code.selected, self.value.selectors)
        return frozenset(subject.qualified for subjects in found for subject in subjects)

    def _is_meant(self, name: str) -> bool:
        known = self._known.get(name)
        if known is None:
            known = name in self._exact or name in self.selected or self._matches(name)
            self._known[name] = known
        return known

    def _matches(self, name: str) -> bool:
        return any(test(name) for test in self._tests)

    @functools.cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset(name for name in self.patterns if not is_glob(name))

    @functools.cached_property
    def _tests(self) -> tuple[Callable[[str], object], ...]:
        own = {STDLIB: is_stdlib, THIRD_PARTY: self._is_third_party}
        globs = (compiled(name).fullmatch for name in self.patterns if is_glob(name))
        return (*globs, *(own[name] for name in self.patterns if name in own))

    def _is_third_party(self, name: str) -> bool:
        is_own = self._code.names.is_project(name) or is_builtin(name)
        return is_third_party(name) and not is_own


def _read_item(value: object, place: KeyPlace) -> Decoded[ClassValue]:
    if isinstance(value, str):
        return Decoded(ClassValue(names=(value,))).unless(_name_problems(value, place))
    if as_table(value) is None:
        return Decoded(None, (not_expected(EXPECTED, value, place),))
    return (
        read_condition(value, place)
        .then(lambda condition: Decoded(condition).unless(_kind_problems(condition, place)))
        .mapped(lambda condition: ClassValue(selectors=(_of_classes(condition),)))
    )


def _name_problems(name: str, place: KeyPlace) -> Iterator[Problem]:
    reason = name_problem(name)
    if reason:
        yield place.problem(f'"{name}" means no name: {reason}')


def _kind_problems(condition: Condition, place: KeyPlace) -> Iterator[Problem]:
    if condition.names_a_kind and condition.possible_kinds != CLASSES:
        yield place.problem("classes are meant here", 'write kind = "class" or leave it out')


def _of_classes(condition: Condition) -> Condition:
    return msgspec.structs.replace(condition, kinds=CLASSES)
