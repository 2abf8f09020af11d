"""Selectors in words: `classes in domain that are named *Service and are not abstract`."""

import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.structure.conditions import known_terms
from archcheck.infrastructure.architecture.structure.grammar import listed, plural
from archcheck.infrastructure.architecture.structure.index.subjects import PLURALS, Kind
from archcheck.infrastructure.architecture.structure.term import Term

AND = re.compile(r"\s+and\s+")
OR = re.compile(r"\s*,\s*(?:or\s+)?|\s+or\s+")
WORDS = re.compile(r"\s*,\s*|\s+(?:and|or)\s+")
PLACES = re.compile(r"(?:^|\s+)(inside|in|of the)\s+")
LIMIT = re.compile(r"have (at most|at least|exactly) (\d+) (.+)")
HOLDER = re.compile(r"\s+of\s+(?!the\s)")
KEYS = {"in": "layer", "inside": "inside", "of the": "role"}
KINDS = {kind.value: kind.value for kind in Kind} | {PLURALS[kind]: kind.value for kind in Kind}
QUOTES = "\"'"
NOT = "are not "
DO_NOT = "do not "
Table = dict[str, object]


class Opening(NamedTuple):
    """How a clause may begin: words, the key that they mean, and its value where none follows."""

    words: str
    key: str
    value: object = None

    def begins(self, clause: str) -> bool:
        """Whether a clause is just these words, or where names must follow begins with them."""
        if self.value is not None:
            return clause == self.words
        return clause.startswith(f"{self.words} ")


def read_spoken(text: str) -> Table:
    """The table that a sentence stands for; raises UsageProblems for what it cannot mean."""
    head, that, clauses = text.strip().partition(" that ")
    own, *holders = HOLDER.split(head, 1)
    table = _head(own)
    if holders:
        table["of"] = read_spoken(that.join((holders[0], clauses)) if that else holders[0])
    elif that:
        for clause in AND.split(clauses.strip()):
            _add(table, *_clause(clause.strip()))
    return table


@functools.cache
def openings() -> tuple[Opening, ...]:
    """What a clause may begin with, the longest first."""
    found = (opening for term in known_terms().values() for opening in _openings_of(term))
    return tuple(sorted(found, key=lambda item: (-len(item.words), item.words)))


def _head(text: str) -> Table:
    """The kinds, and the words about their place."""
    kinds, *places = PLACES.split(text)
    table: Table = {"kind": _kinds(kinds.strip())}
    for word, value in zip(places[::2], places[1::2], strict=True):
        names = [name.removesuffix("s") for name in OR.split(value)] if word == "of the" else []
        _add(table, KEYS[word], _one_or_all(names or _names(value)))
    return table


def _kinds(text: str) -> object:
    words = list(filter(None, WORDS.split(text)))
    unknown = next(itertools.filterfalse(KINDS.__contains__, words or [""]), None)
    if unknown is not None:
        raise _refused(f'"{text}" is no kind of symbol', _kind_hint(unknown))
    return _one_or_all([KINDS[word] for word in words])


def _kind_hint(unknown: str) -> str:
    plurals = listed(sorted(PLURALS.values()), "or")
    return _joined_hint(unknown) or did_you_mean(unknown, KINDS) or f"begin with {plurals}"


def _joined_hint(text: str) -> str:
    """How what follows a kind is joined to it: `classes that are named *Event`."""
    first, _, rest = text.partition(" ")
    return f'did you mean "{first} that are {rest}"?' if first in KINDS and rest else ""


def _clause(text: str) -> tuple[str, object]:
    """The key and value of one clause; a denied one is what none of may hold."""
    affirmed = _affirmed(text)
    if affirmed != text:
        key, value = _clause(affirmed)
        return "none_of", [{key: value}]
    limit = LIMIT.fullmatch(text)
    if limit:
        return f"have_{limit[1].replace(' ', '_')}", {_counted(limit[3]): int(limit[2])}
    return _opened(text)


def _affirmed(text: str) -> str:
    if text.startswith(NOT):
        return f"are {text.removeprefix(NOT)}"
    return text.removeprefix(DO_NOT)


def _opened(text: str) -> tuple[str, object]:
    opening = next((it for it in openings() if it.begins(text)), None)
    if opening is None:
        raise _unknown_clause(text)
    if opening.value is not None:
        return opening.key, opening.value
    return opening.key, _one_or_all(_names(text.removeprefix(opening.words).strip()))


def _unknown_clause(text: str) -> UsageProblems:
    known = sorted({opening.words for opening in openings()})
    hint = did_you_mean(text, known) or f"clauses begin with {listed(known, 'or')}"
    return _refused(f'"{text}" says nothing that archcheck knows', hint)


def _openings_of(term: type[Term]) -> Iterator[Opening]:
    if term.spoken:
        yield Opening(term.spoken, term.key)
    for words, value in term.said_alone().items():
        yield Opening(plural(words), term.key, value)


def _add(table: Table, key: str, value: object) -> None:
    """State one more thing; of what is denied several tables may stand."""
    before = table.get(key)
    if isinstance(before, list) and isinstance(value, list) and key == "none_of":
        table[key] = [*before, *value]
    elif key in table:
        raise _refused(f"{key} is stated twice", "join the names with or")
    else:
        table[key] = value


def _counted(words: str) -> str:
    name = words.strip().replace(" ", "_")
    singulars: Mapping[str, str] = {"class": "classes", "public_class": "public_classes"}
    plain = singulars.get(name, name)
    return "branches" if plain == "branch" else plain if plain.endswith("s") else f"{plain}s"


def _names(text: str) -> list[str]:
    """The names of a clause, which may stand in quotation marks as in TOML."""
    return [name.strip(QUOTES) for name in OR.split(text)]


def _one_or_all(names: Sequence[str]) -> object:
    return names[0] if len(names) == 1 else list(names)


def _refused(message: str, hint: str) -> UsageProblems:
    return UsageProblems(Problem("", "", message, hint))
