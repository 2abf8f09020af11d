"""What keys about classes take: names, globs, groups and selectors, one or a list of them."""

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from archcheck.domain.problem import Problem
from archcheck.infrastructure.architecture.structure.conditions import Condition, read_condition
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.libraries import (
    STDLIB,
    THIRD_PARTY,
    is_stdlib,
    is_third_party,
)
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import (
    compiled,
    is_glob,
    name_problem,
)
from archcheck.infrastructure.architecture.structure.patterns.named_groups import GROUP
from archcheck.infrastructure.architecture.structure.index.project_names import is_builtin
from archcheck.infrastructure.architecture.structure.index.subjects import PLURALS, Kind
from archcheck.infrastructure.decoding.decoder import Decoded, as_table, gathered, not_expected
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.type_schemas import one_or_list, reference

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

CLASS_SCHEMA = one_or_list({"anyOf": [{"type": "string"}, reference("condition")]})
CLASSES = frozenset({Kind.CLASS})
BUILTINS = "builtins."
EXPECTED = "a name, a glob, a group such as <web>, a table that selects classes, or a list of these"


class ClassValue(msgspec.Struct, frozen=True):
    """Any of some names (globs and groups among them), or of what some selectors mean."""

    names: tuple[str, ...] = ()
    selectors: tuple[Condition, ...] = ()


def read_class_value(
    value: object, place: KeyPlace, kinds: frozenset[Kind] = CLASSES
) -> Decoded[ClassValue]:
    """A name, a glob, a group `<name>`, a selector of classes (or these kinds), or a list of these."""
    if not isinstance(value, list):
        return _read_item(value, place, kinds)
    items = (_read_item(item, place.at(index), kinds) for index, item in enumerate(value))
    return gathered(items).mapped(joined)


def names_nothing(place: KeyPlace) -> Problem:
    """The problem of an empty list."""
    return place.problem("names nothing", 'write a name such as "Order", or a list of names')


def joined(values: Iterable[ClassValue]) -> ClassValue:
    """Any of several."""
    found = tuple(values)
    return ClassValue(
        tuple(name for value in found for name in value.names),
        tuple(selector for value in found for selector in value.selectors),
    )


class BoundClassValue:
    """What a value means in one project; each name is compared once."""

    def __init__(self, value: ClassValue, code: "Code", follows: bool = True) -> None:
        """Nothing is selected before somebody asks; without `follows` names are as written."""
        self.value = value
        self._follows = follows
        self._code = code
        self._known: dict[str, bool] = {}

    def means(self, names: Iterable[str]) -> bool:
        """Whether one of the names by which a class goes is meant."""
        return any(map(self.is_meant, names))

    def words(self) -> str:
        """`ValueError, <web> or classes in infrastructure`."""
        return listed(self.listed_words() or ["nothing"], "or")

    def listed_words(self) -> list[str]:
        """The same, each for itself."""
        selectors = (self._code.bound(selector).words() for selector in self.value.selectors)
        return [*self.value.names, *selectors]

    @functools.cached_property
    def patterns(self) -> tuple[str, ...]:
        """Names and globs, groups replaced by what they stand for."""
        expanded = self._code.expanded(self.value.names)
        names = [name.removeprefix(BUILTINS) for name in expanded]
        return (*names, *(itertools.chain.from_iterable(map(self._defined_as, names))))

    def _defined_as(self, name: str) -> Iterator[str]:
        """The definitions of the project that a re-exported name stands for."""
        names = self._code.names
        if self._follows and not is_glob(name) and names.is_project(name):
            yield from filter(names.definition, names.known_as(name)[1:])

    @functools.cached_property
    def selected(self) -> frozenset[str]:
        """The qualified names of what the selectors mean."""
        found = map(self._code.selected, self.value.selectors)
        return frozenset(subject.qualified for subjects in found for subject in subjects)

    @functools.cached_property
    def last_words(self) -> frozenset[str] | None:
        """The last components of all that may be meant, None where that may be any."""
        last = {name.rpartition(".")[2] for name in (*self.patterns, *self.selected)}
        is_open = any(is_glob(word) or word.startswith(GROUP) for word in last)
        return None if is_open else frozenset(last)

    def is_meant(self, name: str) -> bool:
        """Whether one name is meant."""
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
        top = name.partition(".")[0]
        is_own = self._code.names.is_project(name) or self._code.places.tree.holds(top)
        return is_third_party(name) and not is_own and not is_builtin(name)


def name_problems(name: str, place: KeyPlace, before: str = "") -> Iterator[Problem]:
    """What is wrong with a name, a glob or a group; `before` stood before it."""
    reason = name_problem(name)
    if reason:
        yield place.problem(f'"{before}{name}" means no name: {reason}')


def _read_item(value: object, place: KeyPlace, kinds: frozenset[Kind]) -> Decoded[ClassValue]:
    if isinstance(value, str):
        return Decoded(ClassValue(names=(value,))).unless(name_problems(value, place))
    if as_table(value) is None:
        return Decoded(None, (not_expected(EXPECTED, value, place),))
    return (
        read_condition(value, place)
        .checked(lambda found: _kind_problems(found, place, kinds))
        .mapped(lambda found: ClassValue(selectors=(_of_kinds(found, kinds),)))
    )


def _kind_problems(
    condition: Condition, place: KeyPlace, kinds: frozenset[Kind]
) -> Iterator[Problem]:
    if condition.names_a_kind and not condition.possible_kinds <= kinds:
        meant = listed([PLURALS[kind] for kind in sorted(kinds)], "or")
        first = sorted(kinds)[0]
        yield place.problem(f"{meant} are meant here", f'write kind = "{first}" or leave it out')


def _of_kinds(condition: Condition, kinds: frozenset[Kind]) -> Condition:
    return msgspec.structs.replace(condition, kinds=condition.kinds or kinds)
