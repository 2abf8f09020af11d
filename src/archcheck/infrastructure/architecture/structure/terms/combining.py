"""Alternatives and exceptions."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from archcheck.domain.problem import Problem
from archcheck.infrastructure.architecture.structure.conditions import Condition, read_condition
from archcheck.infrastructure.architecture.structure.grammar import listed, negated
from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.architecture.structure.term import HOLDS, Mark, Term, Verdict, verdict
from archcheck.infrastructure.decoding.decoder import Decoded, gathered, read_list
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.type_schemas import Schema, list_schema, reference

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import BoundCondition


class Alternatives(msgspec.Struct, frozen=True):
    """Several tables."""

    alternatives: tuple[Condition, ...]

    @property
    def possible_kinds(self) -> frozenset[Kind]:
        """What any of them may select."""
        return frozenset[Kind]().union(*(item.possible_kinds for item in self.alternatives))


class AnyOf(Term):
    """At least one of some tables holds."""

    key = "any_of"
    rule = "naming"
    each = True
    word: ClassVar[str] = "or"

    def __init__(self, value: Any, code: Any) -> None:
        """Bind each alternative."""
        super().__init__(value, code)
        self.conditions = tuple(map(code.bound, value.alternatives))

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """A list of tables, each with at least one key."""

        def read_all(tables: Sequence[object]) -> Decoded[tuple[Condition, ...]]:
            each = (read_condition(item, place.at(index)) for index, item in enumerate(tables))
            return gathered(each).unless(_empty(tables, place))

        return read_list(value, place).then(read_all).mapped(Alternatives)

    @classmethod
    def schema(cls) -> Schema:
        """A list of tables."""
        return {**list_schema(reference("condition")), "minItems": 1}

    def judge(self, subject: Subject) -> Verdict:
        """By each table; the places are those of what holds."""
        held = [condition for condition in self.conditions if condition.holds(subject)]
        marks = (condition.marks(subject) for condition in held)
        return Verdict(bool(held), tuple(itertools.chain.from_iterable(marks)))

    def demand(self, subject: Subject) -> Verdict:
        """By what each table demands; what is missing is told of each."""
        if any(condition.is_met(subject) for condition in self.conditions):
            return HOLDS
        missing = listed([negated(condition.demand()) for condition in self.conditions], "and")
        return Verdict(False, (Mark(subject.location, missing),))

    def phrase(self) -> str:
        """`be named *A or be final`."""
        return listed(list(map(_spoken, self.conditions)), self.word)


def _spoken(condition: "BoundCondition") -> str:
    """What a table demands; of kinds alone, which they are."""
    return condition.demand() or f"be {condition.words()}"


def _empty(tables: Sequence[object], place: KeyPlace) -> Iterator[Problem]:
    if not tables:
        yield place.problem("names no alternative", "write a list of tables")
    for index, table in enumerate(tables):
        if table == {}:
            yield place.at(index).problem("says nothing: it would hold of everything")


class NoneOf(AnyOf):
    """None of some tables holds."""

    key = "none_of"
    word = "nor"

    def judge(self, subject: Subject) -> Verdict:
        """By each table."""
        return verdict(not super().judge(subject).holds)

    def demand(self, subject: Subject) -> Verdict:
        """Where one of them holds, its places are at fault."""
        found = super().judge(subject)
        return Verdict(not found.holds, found.marks)

    def phrase(self) -> str:
        """`not be abstract`."""
        return f"not {super().phrase()}"
