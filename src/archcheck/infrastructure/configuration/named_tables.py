"""Lists of tables that are known by their names: contracts, structure rules and layout rules."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from archcheck.domain.configuration import Declaration, Origin
from archcheck.domain.problem import Problem
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    Options,
    as_table,
    field_names,
    gathered,
    read_entry,
    read_list,
    read_table,
    texts_in,
)
from archcheck.infrastructure.decoding.key_places import KeyPlace

Entry = TypeVar("Entry", bound=Declaration)
Common = TypeVar("Common", bound=msgspec.Struct)
Read = Callable[[Mapping[str, object], KeyPlace], Decoded[Entry]]


class Named(msgspec.Struct, Generic[Entry], frozen=True):
    """Tables of one list by name, and the names of others that are taken away, with the place.

    `left_out` are names that mean something and nothing here: of a higher step, or taken away.
    """

    entries: Mapping[str, Entry] = msgspec.field(default_factory=dict)
    disabled: Mapping[str, Origin] = msgspec.field(default_factory=dict)
    left_out: frozenset[str] = frozenset()

    def beside(self, other: "Named[Entry]") -> "Named[Entry]":
        """These and what another part of the same file states."""
        return Named(
            {**self.entries, **other.entries},
            {**self.disabled, **other.disabled},
            self.left_out | other.left_out,
        )

    def below(self, upper: "Named[Entry]") -> "Named[Entry]":
        """These under those of a later file: one of the same name replaces the earlier whole."""
        gone = frozenset(map(self.todays, upper.disabled))
        gone = gone.union(map(self.todays, upper.entries)).difference(upper.entries)
        kept = {name: it for name, it in self.entries.items() if name not in gone}
        left_out = self.left_out.union(upper.left_out, upper.disabled)
        return Named({**kept, **upper.entries}, left_out=left_out)

    def todays(self, name: str) -> str:
        """What a name is called now that a table had formerly; any other stays."""
        renamed = (it.name for it in self.entries.values() if name in it.formerly)
        return name if name in self.entries else next(renamed, name)

    @property
    def known(self) -> tuple[str, ...]:
        """All names that mean something, those of its tables first."""
        former = (name for it in self.entries.values() for name in it.formerly)
        return tuple(dict.fromkeys((*self.entries, *former, *sorted(self.left_out))))


class Types(NamedTuple, Generic[Common, Entry]):
    """The types of the tables of one list, each found by its name.

    `what` is the word for a table; `common` are the keys that all of them have; `options_of` and
    `gaps` answer for a known type: the keys that it alone has, and what it lacks to run.
    """

    what: str
    names: tuple[str, ...]
    common: type[Common]
    options_of: Callable[[str], type[Options]]
    gaps: Callable[[str], Iterable[Problem]]
    declared: Callable[[Common, Any, Mapping[str, object], KeyPlace], Entry]

    def read(self, table: Mapping[str, object], place: KeyPlace) -> Decoded[Entry]:
        """One table."""
        common = field_names(self.common)
        name = table.get("type")
        if isinstance(name, str) and name in self.names:
            return self._known(name, table, place).unless(self.gaps(name))
        stated = {key: table[key] for key in common if key in table}
        problems = read_entry(self.common, stated, place).problems
        return Decoded(None, (*problems, *self._unknown(name, place.at("type"))))

    def _unknown(self, name: object, place: KeyPlace) -> Iterator[Problem]:
        for text in filter(str.strip, [name] if isinstance(name, str) else []):
            hint = did_you_mean(text, self.names) or f"the types are {', '.join(self.names)}"
            yield place.problem(f'unknown {self.what} type "{text}"', hint)

    def _known(self, name: str, table: Mapping[str, object], place: KeyPlace) -> Decoded[Entry]:
        kind = self.options_of(name)
        common = read_entry(self.common, table, place, field_names(kind))
        own = {key: value for key, value in table.items() if key not in field_names(self.common)}
        options = read_entry(kind, own, place, tuple(own))
        return common.unless(options.problems).then(
            lambda keys: options.mapped(lambda found: self.declared(keys, found, table, place))
        )


def read_named(value: object, place: KeyPlace, read: Read[Entry]) -> Decoded[Named[Entry]]:
    """A list of tables, each with a name of its own."""

    def read_all(tables: Sequence[object]) -> Decoded[tuple[Entry, ...]]:
        each = (_read(table, place.at(index), read) for index, table in enumerate(tables))
        return gathered(each).unless(_named_twice(tables, place))

    return (
        read_list(value, place)
        .then(read_all)
        .mapped(lambda found: Named({it.name: it for it in found}))
    )


def name_clashes(lists: Iterable[Named[Any]]) -> Iterator[Problem]:
    """Tables of different lists that have one name: a finding or waiver could mean either."""
    known: dict[str, Declaration] = {}
    entries = (entry for named in lists for entry in named.entries.values())
    for entry in sorted(entries, key=lambda entry: not entry.origin.is_pack):
        other = known.setdefault(entry.name, entry)
        if other is not entry:
            there = f"{other.origin.key} of {other.origin.source}"
            message = f'the {other.what} {there} is called "{entry.name}" too'
            yield entry.origin.problem(message, key=f"{entry.origin.key}.name")


def _read(value: object, place: KeyPlace, read: Read[Entry]) -> Decoded[Entry]:
    return read_table(value, place).then(lambda table: read(table, place))


def _named_twice(tables: Sequence[object], place: KeyPlace) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, table in enumerate(tables):
        for name in texts_in((as_table(table) or {}).get("name")):
            other = first.setdefault(name, index)
            if other != index:
                message = f'{place.at(other).key} is called "{name}" too'
                yield place.at(index, "name").problem(message)
