"""The steps of a pack: which of its entries hold for who has not climbed to the top."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from archcheck.domain.configuration import TOP_STEP
from archcheck.domain.problem import Problem
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.configuration.documents import Document
from archcheck.infrastructure.configuration.fragments import WORDS, Fragment
from archcheck.infrastructure.configuration.named_tables import Named
from archcheck.infrastructure.configuration.pack_settings import STEP, StepNumber
from archcheck.infrastructure.decoding.decoder import Decoded, as_table, value_problems
from archcheck.infrastructure.decoding.key_places import KeyPlace

TABLES = ("rules", "tools")
Entry = tuple[str, str]


class Ladder(msgspec.Struct, frozen=True):
    """The step of each entry that carries one, by its section and name."""

    steps: Mapping[Entry, int]

    def below(self, fragment: Fragment, limit: int) -> Fragment:
        """What holds at a step."""
        named = {key: self._named(key, named, limit) for key, named in fragment.named.items()}
        values = {
            path: it
            for path, it in fragment.values.items()
            if path[0] not in TABLES or self._holds((str(path[0]), str(path[1])), limit)
        }
        return msgspec.structs.replace(fragment, values=values, **named)

    def _named(self, key: str, named: Named[Any], limit: int) -> Named[Any]:
        kept = {name: it for name, it in named.entries.items() if self._holds((key, name), limit)}
        left_out = named.left_out.union(named.entries).difference(kept)
        return Named(kept, named.disabled, left_out)

    def _holds(self, entry: Entry, limit: int) -> bool:
        return self.steps.get(entry, TOP_STEP) <= limit


def stated_steps(own: Decoded[Fragment]) -> Mapping[str, int]:
    """How far a project has climbed in which pack."""
    values = own.value.values if own.value else {}
    stated = {str(path[1]): it.value for path, it in values.items() if path[0] == STEP}
    return msgspec.convert(stated, dict[str, int])


def step_problems(own: Fragment, packs: Sequence[str]) -> Iterator[Problem]:
    """Steps in packs that the project does not use."""
    for path, stated in own.values.items():
        if path[0] == STEP and path[1] not in packs:
            message = f'"{path[1]}" is no pack of this project'
            yield stated.origin.problem(message, _packs_hint(str(path[1]), packs))


def _packs_hint(name: str, packs: Sequence[str]) -> str:
    return did_you_mean(name, packs) or f"packs here: {', '.join(packs) or 'none'}"


def without_steps(document: Document) -> Decoded[tuple[Document, Ladder]]:
    """A pack as it is read like any other file, and the steps of its entries."""
    found: dict[Entry, int] = {}
    problems: list[Problem] = []
    for section, name, entry, place in _entries(document):
        wrong = value_problems(StepNumber, entry[STEP], place.at(STEP))
        found[section, name] = TOP_STEP if wrong else msgspec.convert(entry[STEP], int)
        problems += wrong
    bare = document._replace(table=_without_keys(document.table))
    return Decoded((bare, Ladder(found))).unless(problems)


def _without_keys(table: Mapping[str, object]) -> Mapping[str, object]:
    """A table whose entries carry no steps."""
    lists = {key: _bare_list(table[key]) for key in WORDS if key in table}
    tables = {key: _bare_table(table[key]) for key in TABLES if key in table}
    return {**table, **lists, **tables}


def _entries(document: Document) -> Iterator[tuple[str, str, Mapping[str, object], KeyPlace]]:
    """Every entry that carries a step."""
    for section, name, entry, place in itertools.chain(_listed(document), _tabled(document)):
        if entry is not None and STEP in entry:
            yield section, name, entry, place


def _listed(document: Document) -> Iterator[tuple[str, str, Mapping[str, object] | None, KeyPlace]]:
    for section in WORDS:
        items = document.table.get(section)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            entry = as_table(item)
            name = str((entry or {}).get("name"))
            yield section, name, entry, document.place.at(section, index)


def _tabled(document: Document) -> Iterator[tuple[str, str, Mapping[str, object] | None, KeyPlace]]:
    for section in TABLES:
        for name, item in (as_table(document.table.get(section)) or {}).items():
            yield section, name, as_table(item), document.place.at(section, name)


def _bare_list(items: object) -> object:
    return [_bare(item) for item in items] if isinstance(items, list) else items


def _bare_table(items: object) -> object:
    table = as_table(items)
    return items if table is None else {name: _bare(item) for name, item in table.items()}


def _bare(item: object) -> object:
    table = as_table(item)
    return item if table is None else {key: it for key, it in table.items() if key != STEP}
