"""What a structure rule says, as read from its table."""

from collections.abc import Iterator, Mapping

import msgspec

from archcheck.domain.problem import Problem
from archcheck.infrastructure.architecture.structure.conditions import (
    Clause,
    Condition,
    kind_problems,
    read_condition,
)
from archcheck.infrastructure.decoding.decoder import Decoded
from archcheck.infrastructure.decoding.key_places import KeyPlace

NOTHING = Condition(frozenset(), ())


class StructureOptions(msgspec.Struct, frozen=True):
    """What is selected, what is demanded, and what must not be."""

    that: Condition
    should: Condition = NOTHING
    should_not: Condition = NOTHING

    @property
    def demands(self) -> tuple[Clause, ...]:
        """All that is demanded, either way."""
        return (*self.should.clauses, *self.should_not.clauses)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that report it, each once."""
        return tuple(dict.fromkeys(clause.rule for clause in self.demands))


def read_options(table: Mapping[str, object], place: KeyPlace) -> Decoded[StructureOptions]:
    """The tables `that`, `should` and `should_not` of a structure rule."""
    that = read_selector(table["that"], place.at("that"))
    should = _demand("should", table, place)
    should_not = _demand("should_not", table, place)
    others = (*should.problems, *should_not.problems)
    return (
        that.unless(others)
        .then(
            lambda selected: should.then(
                lambda one: should_not.mapped(lambda other: StructureOptions(selected, one, other))
            )
        )
        .checked(lambda options: _problems(options, place))
    )


def read_selector(value: object, place: KeyPlace) -> Decoded[Condition]:
    """A table that selects something by itself: its kind is known."""
    return read_condition(value, place).checked(lambda found: _selector_problems(found, place))


def _demand(key: str, table: Mapping[str, object], place: KeyPlace) -> Decoded[Condition]:
    if not table.get(key):
        return Decoded(NOTHING)
    return read_condition(table[key], place.at(key), is_demand=True)


def _problems(options: StructureOptions, place: KeyPlace) -> Iterator[Problem]:
    kinds = options.that.possible_kinds
    yield from kind_problems(options.should, kinds)
    yield from kind_problems(options.should_not, kinds)
    yield from _demanded_and_forbidden(options)
    yield from _judging_nothing(options)


def _demanded_and_forbidden(options: StructureOptions) -> Iterator[Problem]:
    forbidden = {clause.term.key: clause.value for clause in options.should_not.clauses}
    for clause in options.should.clauses:
        if forbidden.get(clause.term.key) == clause.value:
            yield clause.place.problem("the same stands under should and under should_not")


def _judging_nothing(options: StructureOptions) -> Iterator[Problem]:
    selected = {clause.term.key: clause.value for clause in options.that.clauses}
    for clause in options.demands:
        conflict = clause.term.conflict(clause.value, selected)
        if conflict:
            yield clause.place.problem(f"judges nothing that is selected: {conflict}")


def _selector_problems(selector: Condition, place: KeyPlace) -> Iterator[Problem]:
    if not selector.names_a_kind:
        yield place.problem(
            'the key "kind" is missing', 'such as kind = "class", here or in each table of any_of'
        )
    elif not selector.possible_kinds:
        yield place.problem("selects nothing: its kinds exclude each other")
