"""Tables of terms: what `that`, `should` and all that nests in them say."""

import functools
import importlib
import itertools
import pkgutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import filterfalse
from typing import Any, TypeGuard

import msgspec

from archcheck.domain.problem import Problem
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.structure import terms
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.index.subjects import EVERY_KIND, PLURALS, Kind
from archcheck.infrastructure.architecture.structure.term import Term
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    gathered,
    not_expected,
    read_table,
    shown,
    texts_in,
    unknown_keys,
)
from archcheck.infrastructure.decoding.key_places import KeyPlace

KIND = "kind"
KINDS = listed([f'"{kind}"' for kind in Kind], "or")
PLACES = {"layer": "be_in", "inside": "be_in"}
NO_KINDS: frozenset[Kind] = frozenset()


class Clause(msgspec.Struct, frozen=True):
    """A term and its value as configured."""

    term: type[Term]
    value: Any
    place: KeyPlace

    @property
    def rule(self) -> str:
        """The rule that reports it; of alternatives that of the first."""
        for condition in getattr(self.value, "alternatives", ()):
            return next((clause.rule for clause in condition.clauses), self.term.rule)
        return self.term.rule


class Condition(msgspec.Struct, frozen=True):
    """A table of which all keys must hold; without `kinds` it speaks of any."""

    kinds: frozenset[Kind]
    clauses: tuple[Clause, ...]

    @property
    def possible_kinds(self) -> frozenset[Kind]:
        """The kinds of what it may select, also those that stand in `any_of`."""
        found = self.kinds or EVERY_KIND
        for clause in self.clauses:
            inner = getattr(clause.value, "possible_kinds", EVERY_KIND)
            found = found & inner if clause.term.key == "any_of" else found
        return found

    @property
    def names_a_kind(self) -> bool:
        """Whether a kind is named here or in every alternative of `any_of`."""
        return self.possible_kinds != EVERY_KIND


def every_clause(condition: Condition) -> Iterator[Clause]:
    """All clauses of a condition, those of nested conditions included."""
    for clause in condition.clauses:
        yield clause
        for inner in nested(clause.value):
            yield from every_clause(inner)


def nested(value: Any) -> tuple[Condition, ...]:
    """The conditions in a value."""
    if isinstance(value, Condition):
        return (value,)
    return (*getattr(value, "alternatives", ()), *getattr(value, "selectors", ()))


@functools.cache
def known_terms() -> Mapping[str, type[Term]]:
    """Every term by its key, from all modules of its folder."""
    names = (item.name for item in pkgutil.iter_modules(terms.__path__, f"{terms.__name__}."))
    members = (vars(importlib.import_module(name)).values() for name in sorted(names))
    found = filter(_is_term, itertools.chain.from_iterable(members))
    return {term.key: term for term in sorted(found, key=lambda term: term.key)}


def _is_term(item: object) -> TypeGuard[type[Term]]:
    return isinstance(item, type) and issubclass(item, Term) and "key" in vars(item)


def read_condition(value: object, place: KeyPlace, is_demand: bool = False) -> Decoded[Condition]:
    """A table under `that` (or `when`), or where `is_demand` one under `should`."""

    def read(table: Mapping[str, object]) -> Decoded[Condition]:
        kinds = _kinds(table, place) if not is_demand else Decoded(NO_KINDS)
        clauses = _clauses(table, place, is_demand)
        return (
            kinds.unless(clauses.problems)
            .then(lambda found: clauses.mapped(lambda items: Condition(found, items)))
            .checked(_strange_selectors)
        )

    return read_table(value, place).then(read)


def kind_problems(demand: Condition, kinds: frozenset[Kind]) -> Iterator[Problem]:
    """Demands that make no sense for a kind that is selected."""
    for clause in demand.clauses:
        for condition in getattr(clause.value, "alternatives", ()):
            yield from kind_problems(condition, kinds)
        known = clause.term.kinds_of(clause.value)
        wrong = kinds - known
        if wrong:
            yield _no_kind_of(clause, wrong)


def _strange_selectors(condition: Condition) -> Iterator[Problem]:
    """Keys that hold of none of the kinds beside them: nothing would ever be selected."""
    kinds = condition.possible_kinds
    for clause in condition.clauses:
        known = clause.term.kinds_of(clause.value)
        if kinds and kinds.isdisjoint(known):
            yield _no_kind_of(clause, kinds)


def _no_kind_of(clause: Clause, kinds: Iterable[Kind]) -> Problem:
    known = clause.term.kinds_of(clause.value)
    message = f"{clause.term.key} says nothing about {_plurals(kinds)}"
    return clause.place.problem(message, f"it goes with {_plurals(known)}")


def _plurals(kinds: Iterable[Kind]) -> str:
    return listed([PLURALS[kind] for kind in sorted(kinds)], "and")


def _kinds(table: Mapping[str, object], place: KeyPlace) -> Decoded[frozenset[Kind]]:
    if KIND not in table:
        return Decoded(NO_KINDS)
    stated, at = table[KIND], place.at(KIND)
    words = texts_in(stated)
    if not words:
        return Decoded(None, (not_expected(f"{KINDS}, or a list of them", stated, at),))
    problems = (_no_kind(word, at) for word in words if word not in list(Kind))
    return Decoded(words).unless(problems).mapped(lambda found: frozenset(map(Kind, found)))


def _no_kind(word: str, place: KeyPlace) -> Problem:
    hint = did_you_mean(word, Kind) or f"the kinds are {KINDS}"
    return place.problem(f"unknown kind {shown(word)}", hint)


def _clauses(
    table: Mapping[str, object], place: KeyPlace, is_demand: bool
) -> Decoded[tuple[Clause, ...]]:
    known = known_terms()
    beside = _keys_beside(table)
    own = [key for key in table if key not in beside and (is_demand or key != KIND)]
    readings = gathered(map(lambda key: _clause(key, table, place), filter(known.get, own)))
    return readings.unless(_key_problems(own, beside, place, is_demand))


def _keys_beside(table: Mapping[str, object]) -> frozenset[str]:
    """The keys that belong to another key."""
    here = (term for key, term in known_terms().items() if key in table)
    return frozenset(name for term in here for name in term.beside)


def _clause(key: str, table: Mapping[str, object], place: KeyPlace) -> Decoded[Clause]:
    term = known_terms()[key]
    beside = {name: table[name] for name in (*term.beside, *term.sees) if name in table}
    reading = term.read(table[key], place.at(key), beside)
    return reading.mapped(lambda value: Clause(term, value, place.at(key)))


def _demand_of(key: str, possible: Iterable[str]) -> str:
    """The demand that says the same as a selector, as a hint."""
    known = known_terms()
    same = (name for name in possible if issubclass(known[name], known[key]))
    name = PLACES.get(key) or next(same, "")
    return f'did you mean "{name}"?' if name else ""


def _key_problems(
    keys: Iterable[str], beside: Iterable[str], place: KeyPlace, is_demand: bool
) -> Iterator[Problem]:
    known = known_terms()
    demands = [*filter(lambda key: bool(known[key].rule), known)]
    possible = demands if is_demand else [KIND, *known]
    for key in filterfalse(possible.__contains__, keys):
        if key in known:
            message = f"{key} selects: it stands under that"
            yield place.at(key).problem(message, _demand_of(key, possible))
        else:
            listing = _listing({*possible} - {*demands})
            yield from unknown_keys([key], place, [*possible, *beside], listing)


def _listing(selectors: Collection[str]) -> str:
    """What the keys under `that` are; under `should` all of them are named, as in any table."""
    return f"{', '.join(sorted(selectors))}, and those of should" if selectors else ""
