"""Sizes: how many of something a module, class or function has."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, ClassVar

import msgspec

from archcheck.infrastructure.architecture.structure.index.subjects import (
    CODE_KINDS,
    Kind,
    Subject,
)
from archcheck.infrastructure.architecture.structure.index.measuring import MEASURES
from archcheck.domain.problem import Problem
from archcheck.infrastructure.architecture.structure.limits import Limits, limit_problems
from archcheck.infrastructure.architecture.structure.term import Mark, Term, Verdict
from archcheck.infrastructure.decoding.decoder import Decoded, read_entry
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.type_schemas import Schema, struct_schema

FORBIDDEN = "should_not"
Count = Annotated[
    Annotated[int, msgspec.Meta(ge=0)] | None, msgspec.Meta(description="a whole number from 0")
]


class SizeTable(msgspec.Struct, frozen=True, kw_only=True):
    """What can be counted."""

    methods: Count = None
    public_methods: Count = None
    parameters: Count = None
    lines: Count = None
    statements: Count = None
    attributes: Count = None
    classes: Count = None
    public_classes: Count = None
    functions: Count = None
    returns: Count = None
    branches: Count = None
    imports: Count = None
    importers: Count = None
    files: Count = None


class SizeTerm(Term):
    """Limits for counts; one finding names all that are broken."""

    rule = "size"
    kinds = CODE_KINDS
    compare: ClassVar[Callable[[int, int], bool]]
    words: ClassVar[str]
    sees = ("have_at_most", "have_at_least", "have_exactly")

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """A table such as `{ lines = 300 }`, with at least one limit."""
        reading = read_entry(SizeTable, value, place)
        empty = [place.problem("names nothing to count")] if value == {} else []
        return reading.unless([*empty, *_conflicts(cls.key, value, place, beside)])

    @classmethod
    def kinds_of(cls, value: Any) -> frozenset[Kind]:
        """Those of which one of the counts is known."""
        return frozenset[Kind]().union(*(MEASURES[name].kinds for name, _ in _limits(value)))

    @classmethod
    def schema(cls) -> Schema:
        """A table of limits."""
        return {**struct_schema(SizeTable), "minProperties": 1}

    def judge(self, subject: Subject) -> Verdict:
        """Each count against its limit."""
        broken = [item for item in self._counts(subject) if not self._keeps(item)]
        if not broken:
            return Verdict(True)
        said = " and ".join(_told(name, count) for name, count, _ in broken)
        return Verdict(False, (Mark(subject.location, f"has {said}"),))

    def phrase(self) -> str:
        """`have at most 300 lines`."""
        limits = [f"{self.words} {_told(name, limit)}" for name, limit in _limits(self.value)]
        return f"have {' and '.join(limits)}"

    def _counts(self, subject: Subject) -> Iterator[tuple[str, int, int]]:
        for name, limit in _limits(self.value):
            measure = MEASURES[name]
            if subject.kind in measure.kinds:
                yield name, measure.count(subject, self.code), limit

    def _keeps(self, item: tuple[str, int, int]) -> bool:
        _, count, limit = item
        return type(self).compare(count, limit)


class HaveAtMost(SizeTerm):
    """No more than so many."""

    key = "have_at_most"
    words = "at most"
    compare = int.__le__


class HaveAtLeast(SizeTerm):
    """No fewer than so many."""

    key = "have_at_least"
    words = "at least"
    compare = int.__ge__


class HaveExactly(SizeTerm):
    """As many as said."""

    key = "have_exactly"
    words = "exactly"
    compare = int.__eq__


def _conflicts(
    key: str, value: object, place: KeyPlace, beside: Mapping[str, object]
) -> Iterator[Problem]:
    """Counts that cannot keep the limits of two tables, told at the last; both may be forbidden."""
    tables = dict(filter(_holds_table, {**beside, key: value}.items()))
    if key == max(tables, default="") and FORBIDDEN not in place.path:
        for name in SizeTable.__struct_fields__:
            yield from limit_problems(_stated(tables, name), place.at(name))


def _stated(tables: Mapping[str, Any], name: str) -> Limits:
    """The limits of one count in all tables."""
    return Limits(*(tables.get(f"have_{word}", {}).get(name) for word in Limits._fields))


def _holds_table(entry: tuple[str, object]) -> bool:
    return isinstance(entry[1], Mapping)


def _limits(table: SizeTable) -> Iterator[tuple[str, int]]:
    for name in table.__struct_fields__:
        limit = getattr(table, name)
        if limit is not None:
            yield name, limit


def _told(name: str, count: int) -> str:
    word = _singular(name)
    return f"{count} {word if count == 1 else name.replace('_', ' ')}"


def _singular(name: str) -> str:
    words = name.replace("_", " ")
    return SINGULARS.get(words, words.removesuffix("s"))


SINGULARS = {
    "classes": "class",
    "public classes": "public class",
    "branches": "branch",
}
