"""Lists of exceptions: waivers, overrides for paths, and what is known not to be checked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from archcheck.domain.configuration import Override, Unchecked, Waiver
from archcheck.domain.problem import Problem
from archcheck.infrastructure.configuration.fragments import Fragment, Vocabulary
from archcheck.infrastructure.configuration.places import Place
from archcheck.infrastructure.configuration.rule_settings import RuleStatement, read_rules
from archcheck.infrastructure.configuration.tool_settings import unknown_tool
from archcheck.infrastructure.configuration.typed_entries import (
    Reading,
    as_texts,
    gathered,
    read_entry,
    read_list,
)
from archcheck.infrastructure.configuration.value_types import (
    Date,
    Flag,
    Sentence,
    Table,
    Texts,
)

Entry = TypeVar("Entry")
EntryReader = Callable[[object, Place, Vocabulary], Reading[Entry]]

NARROWING = ("path", "module", "contract", "symbol")


class WaiverTable(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of `waivers`."""

    rule: Texts
    reason: Sentence
    path: Sentence = ""
    module: Sentence = ""
    contract: Sentence = ""
    symbol: Sentence = ""
    expires: Date = None
    allow_empty: Flag = False


class OverrideTable(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of `overrides`."""

    paths: Texts
    rules: Table


class UncheckedTable(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of `unchecked`."""

    reason: Sentence
    path: Sentence = ""
    tool: Sentence = ""
    expires: Date = None


def waivers(value: object, place: Place, vocabulary: Vocabulary) -> Reading[Fragment]:
    """The list `waivers`."""
    entries = _entries(value, place, vocabulary, _read_waiver)
    return entries.mapped(lambda found: Fragment(waivers=found))


def overrides(value: object, place: Place, vocabulary: Vocabulary) -> Reading[Fragment]:
    """The list `overrides`."""
    entries = _entries(value, place, vocabulary, _read_override)
    return entries.mapped(lambda found: Fragment(overrides=found))


def unchecked(value: object, place: Place, vocabulary: Vocabulary) -> Reading[Fragment]:
    """The list `unchecked`."""
    entries = _entries(value, place, vocabulary, _read_unchecked)
    return entries.mapped(lambda found: Fragment(unchecked=found))


def _entries(
    value: object, place: Place, vocabulary: Vocabulary, read: EntryReader[Entry]
) -> Reading[tuple[Entry, ...]]:
    def read_all(tables: Sequence[object]) -> Reading[tuple[Entry, ...]]:
        return gathered(
            read(table, place.at(index), vocabulary) for index, table in enumerate(tables)
        )

    return read_list(value, place).then(read_all)


def _read_waiver(value: object, place: Place, vocabulary: Vocabulary) -> Reading[Waiver]:
    def problems(table: WaiverTable) -> Iterator[Problem]:
        yield from _name_problems(as_texts(table.rule), place.at("rule"), vocabulary)
        yield from _too_wide(table, place)

    return (
        read_entry(WaiverTable, value, place)
        .then(lambda table: Reading(table).unless(problems(table)))
        .mapped(lambda table: _waiver(table, place))
    )


def _waiver(table: WaiverTable, place: Place) -> Waiver:
    return Waiver(
        rules=as_texts(table.rule),
        reason=table.reason,
        origin=place.origin,
        path=table.path,
        module=table.module,
        contract=table.contract,
        symbol=table.symbol,
        expires=table.expires,
        allow_empty=table.allow_empty,
    )


def _name_problems(
    names: tuple[str, ...], place: Place, vocabulary: Vocabulary
) -> Iterator[Problem]:
    if not names:
        yield place.problem("expected at least one name of a rule")
    for name in names:
        if not vocabulary.names.is_known(name):
            yield place.problem(f'unknown rule "{name}"', vocabulary.names.hint(name))
        elif _is_gate(name, vocabulary):
            yield place.problem(f'"{name}" cannot be waived')


def _is_gate(name: str, vocabulary: Vocabulary) -> bool:
    meant = vocabulary.names.meant(name)
    return bool(meant) and all(rule.family == "gate" for rule in meant)


def _too_wide(table: WaiverTable, place: Place) -> Iterator[Problem]:
    if not any(getattr(table, key) for key in NARROWING):
        message = f"a waiver says where it applies: give one of {', '.join(NARROWING)}"
        yield place.problem(message)


def _read_override(value: object, place: Place, vocabulary: Vocabulary) -> Reading[Override]:
    def read(table: OverrideTable) -> Reading[Override]:
        paths = as_texts(table.paths)
        return (
            read_rules(table.rules, place.at("rules"), vocabulary)
            .unless(_path_problems(paths, place.at("paths")))
            .mapped(lambda statements: _override(paths, statements, place))
        )

    return read_entry(OverrideTable, value, place).then(read)


def _override(
    paths: tuple[str, ...], statements: Iterable[RuleStatement], place: Place
) -> Override:
    settings = {statement.rule: statement.setting for statement in statements}
    return Override(paths=paths, rules=settings, origin=place.origin)


def _path_problems(paths: tuple[str, ...], place: Place) -> Iterator[Problem]:
    if not paths:
        yield place.problem("expected at least one glob")


def _read_unchecked(value: object, place: Place, vocabulary: Vocabulary) -> Reading[Unchecked]:
    def read(table: UncheckedTable) -> Reading[UncheckedTable]:
        return Reading(table).unless(_unchecked_problems(table, place, vocabulary))

    return (
        read_entry(UncheckedTable, value, place)
        .then(read)
        .mapped(lambda table: _unchecked(table, place))
    )


def _unchecked(table: UncheckedTable, place: Place) -> Unchecked:
    return Unchecked(
        reason=table.reason,
        origin=place.origin,
        path=table.path,
        tool=table.tool,
        expires=table.expires,
    )


def _unchecked_problems(
    table: UncheckedTable, place: Place, vocabulary: Vocabulary
) -> Iterator[Problem]:
    if not (table.path or table.tool):
        yield place.problem('what is not checked is named by "path" or "tool"')
    if table.tool and table.tool not in vocabulary.names.tools:
        yield unknown_tool(table.tool, place.at("tool"), vocabulary)
