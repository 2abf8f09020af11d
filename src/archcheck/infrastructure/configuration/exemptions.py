"""Lists of exceptions: waivers, overrides for paths, and what is known not to be checked."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from archcheck.domain.configuration import Override, Unchecked, Waiver
from archcheck.domain.problem import Problem
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration.fragments import GATE_FAMILY, Fragment
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.configuration.rule_settings import RuleStatement, read_rules
from archcheck.infrastructure.configuration.tool_settings import unknown_tool
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    as_table,
    as_texts,
    gathered,
    read_entry,
    read_list,
    read_table,
    texts_in,
)
from archcheck.infrastructure.decoding.value_types import (
    Date,
    Flag,
    Sentence,
    Table,
    Texts,
)

Entry = TypeVar("Entry")
EntryReader = Callable[[object, KeyPlace, RuleNames], Decoded[Entry]]

UNWAIVED = (GATE_FAMILY, "policy")
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


def waivers(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The list `waivers`."""
    entries = _entries(value, place, names, _read_waiver)
    return entries.mapped(lambda found: Fragment(waivers=found))


def overrides(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The list `overrides`."""
    entries = _entries(value, place, names, _read_override)
    return entries.mapped(lambda found: Fragment(overrides=found))


def unchecked(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The list `unchecked`."""
    entries = _entries(value, place, names, _read_unchecked)
    return entries.mapped(lambda found: Fragment(unchecked=found))


def _entries(
    value: object, place: KeyPlace, names: RuleNames, read: EntryReader[Entry]
) -> Decoded[tuple[Entry, ...]]:
    def read_all(tables: Sequence[object]) -> Decoded[tuple[Entry, ...]]:
        return gathered(read(table, place.at(index), names) for index, table in enumerate(tables))

    return read_list(value, place).then(read_all)


def _read_waiver(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Waiver]:
    def read(table: Mapping[str, object]) -> Decoded[Waiver]:
        return (
            read_entry(WaiverTable, table, place)
            .unless(_waiver_problems(table, place, names))
            .mapped(lambda entry: _waiver(entry, place))
        )

    return read_table(value, place).then(read)


def _waiver(table: WaiverTable, place: KeyPlace) -> Waiver:
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


def _waiver_problems(
    table: Mapping[str, object], place: KeyPlace, names: RuleNames
) -> Iterator[Problem]:
    yield from _empty_list(table, "rule", place)
    for name in texts_in(table.get("rule")):
        yield from _name_problems(name, place.at("rule"), names)
    if not any(table.get(key) for key in NARROWING):
        message = f"a waiver says where it applies: give one of {', '.join(NARROWING)}"
        yield place.problem(message)


def _name_problems(name: str, place: KeyPlace, names: RuleNames) -> Iterator[Problem]:
    if not names.is_known(name):
        yield place.problem(f'unknown rule "{name}"', names.hint(name))
    elif _is_always_on(name, names):
        yield place.problem(f'"{name}" cannot be waived')


def _is_always_on(name: str, names: RuleNames) -> bool:
    meant = names.meant(name)
    return bool(meant) and all(rule.family in UNWAIVED for rule in meant)


def _empty_list(table: Mapping[str, object], key: str, place: KeyPlace) -> Iterator[Problem]:
    if table.get(key) == []:
        yield place.at(key).problem("expected at least one, got an empty list")


def _read_override(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Override]:
    def read(table: Mapping[str, object]) -> Decoded[Override]:
        entry = read_entry(OverrideTable, table, place)
        rules = read_rules(as_table(table.get("rules")) or {}, place.at("rules"), names)
        problems = (*rules.problems, *_empty_list(table, "paths", place))
        return entry.unless(problems).mapped(
            lambda keys: _override(as_texts(keys.paths), rules.value or (), place)
        )

    return read_table(value, place).then(read)


def _override(
    paths: tuple[str, ...], statements: Iterable[RuleStatement], place: KeyPlace
) -> Override:
    settings = {statement.rule: statement.setting for statement in statements}
    return Override(paths=paths, rules=settings, origin=place.origin)


def _read_unchecked(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Unchecked]:
    def read(table: Mapping[str, object]) -> Decoded[Unchecked]:
        return (
            read_entry(UncheckedTable, table, place)
            .unless(_unchecked_problems(table, place, names))
            .mapped(lambda entry: _unchecked(entry, place))
        )

    return read_table(value, place).then(read)


def _unchecked(table: UncheckedTable, place: KeyPlace) -> Unchecked:
    return Unchecked(
        reason=table.reason,
        origin=place.origin,
        path=table.path,
        tool=table.tool,
        expires=table.expires,
    )


def _unchecked_problems(
    table: Mapping[str, object], place: KeyPlace, names: RuleNames
) -> Iterator[Problem]:
    if not (table.get("path") or table.get("tool")):
        yield place.problem('what is not checked is named by "path" or "tool"')
    for name in texts_in(table.get("tool")):
        if name not in names.tools:
            yield unknown_tool(name, place.at("tool"), names)
