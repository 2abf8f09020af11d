"""Selectors: what a symbol is, what holds it, and who imports its module."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from archcheck.domain.problem import Problem
from archcheck.infrastructure.architecture.structure.conditions import Condition, read_condition
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.index.subjects import (
    CONSTRUCTORS,
    FUNCTIONS,
    PLURALS,
    Kind,
    Subject,
)
from archcheck.infrastructure.architecture.structure.patterns.place_patterns import place_problems
from archcheck.infrastructure.architecture.structure.term import Term, Verdict, verdict
from archcheck.infrastructure.architecture.structure.terms.classes import PlainFlagTerm
from archcheck.infrastructure.decoding.decoder import Decoded, as_texts
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.type_schemas import Schema, reference
from archcheck.infrastructure.decoding.value_types import Names

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

HELD = frozenset(
    {Kind.CLASS, Kind.FUNCTION, Kind.METHOD, Kind.ATTRIBUTE, Kind.CONSTANT, Kind.PARAMETER}
)
AROUND_CODE = frozenset({Kind.MODULE, Kind.CLASS, Kind.FUNCTION, Kind.METHOD})
HOLDERS = {
    Kind.CLASS: AROUND_CODE,
    Kind.FUNCTION: AROUND_CODE - {Kind.CLASS},
    Kind.METHOD: frozenset({Kind.CLASS}),
    Kind.ATTRIBUTE: frozenset({Kind.CLASS}),
    Kind.CONSTANT: frozenset({Kind.MODULE}),
    Kind.PARAMETER: FUNCTIONS,
}


class Public(PlainFlagTerm):
    """Symbols that others may use: by a literal `__all__`, else by their name and their holders'."""

    key = "public"

    def is_so(self, subject: Subject) -> bool:
        """A symbol inside of something private, or of a dunder name, is none."""
        return self.code.is_public(subject)


class Async(PlainFlagTerm):
    """Functions and methods that are coroutines or asynchronous generators."""

    key = "async"
    kinds = FUNCTIONS

    def is_so(self, subject: Subject) -> bool:
        """By `async def`."""
        return subject.function is not None and subject.function.is_async


class Constructor(PlainFlagTerm):
    """`__init__`, also the one that data classes and named tuples get."""

    key = "constructor"
    phrases = ("be constructors", "not be constructors")
    kinds = frozenset({Kind.METHOD})

    def is_so(self, subject: Subject) -> bool:
        """By the name."""
        return subject.name in CONSTRUCTORS


class Of(Term):
    """What the class or function that holds it is."""

    key = "of"
    kinds = HELD

    def __init__(self, value: Any, code: "Code") -> None:
        """Bind the condition."""
        super().__init__(value, code)
        self.condition = code.bound(value)

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """A table as under `that`, of something that can hold something."""
        return read_condition(value, place).checked(lambda found: _barren(found, place))

    @classmethod
    def kinds_of(cls, value: Any) -> frozenset[Kind]:
        """What such a thing can hold."""
        possible: frozenset[Kind] = value.possible_kinds
        return frozenset(kind for kind in HELD if not possible.isdisjoint(HOLDERS[kind]))

    @classmethod
    def schema(cls) -> Schema:
        """A table as under `that`."""
        return reference("condition")

    def judge(self, subject: Subject) -> Verdict:
        """By the nearest holder."""
        return verdict(subject.holder is not None and self.condition.holds(subject.holder))

    def phrase(self) -> str:
        """`be of methods that are named execute`."""
        return f"be of {self.condition.words()}"


def _barren(holder: Condition, place: KeyPlace) -> Iterator[Problem]:
    if not Of.kinds_of(holder):
        told = listed([PLURALS[kind] for kind in sorted(holder.possible_kinds)], "and")
        hint = "modules, classes, functions and methods hold something"
        yield place.problem(f"{told} hold nothing", hint)


class ImportedBy(Term):
    """Modules, and what lies in them, that some other module imports."""

    key = "imported_by"
    spoken = "are imported by"
    value_type = Names

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """Layers and module patterns."""
        return (
            super()
            .read(value, place, beside)
            .checked(lambda found: place_problems(as_texts(found), place))
        )

    @classmethod
    def placed(cls, value: Any) -> tuple[str, ...]:
        """All of it."""
        return as_texts(value)

    def judge(self, subject: Subject) -> Verdict:
        """By the imports of all files."""
        importers = self.code.importers.get(subject.file.module, frozenset())
        return verdict(any(self._is_meant(module) for module in importers))

    def phrase(self) -> str:
        """`be imported by shop.web`."""
        return f"be imported by {listed(as_texts(self.value), 'or')}"

    def _is_meant(self, module: str) -> bool:
        return any(self.code.names_module(pattern, module) for pattern in as_texts(self.value))
