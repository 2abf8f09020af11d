"""The tables of the wrapped tools."""

import dataclasses
from collections.abc import Iterable, Mapping

import msgspec

from archcheck.application.toml_text import KeyPath
from archcheck.domain.configuration import Origin, ToolSetting
from archcheck.domain.level import Level
from archcheck.domain.problem import Problem
from archcheck.domain.project import Role
from archcheck.domain.suggestion import did_you_mean
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration.fragments import (
    Fragment,
    Stated,
    Values,
)
from archcheck.infrastructure.tools.catalogue import options_type
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    as_table,
    field_types,
    gathered,
    key_problems,
    not_expected,
    read_table,
    shown,
    value_problems,
)
from archcheck.infrastructure.decoding.value_types import (
    Environment,
    Flag,
    LevelName,
    Roles,
    Seconds,
    Sentence,
    Table,
    TextList,
)

LEVELS = "levels"


class ToolTable(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that every tool knows; a tool declares its own in `settings.py` of its folder."""

    enabled: Flag = True
    optional: Flag = False
    args: TextList = ()
    extra_args: TextList = ()
    environment: Environment = None
    on: Roles = ("source", "test")
    timeout: Seconds = 300.0
    levels: Table = {}
    program: Sentence = ""
    description: Sentence = ""
    python: Sentence = ""


def tools(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The table `tools`."""

    def read(table: Mapping[str, object]) -> Decoded[tuple[Values, ...]]:
        return gathered(
            _read_tool(name, keys, place.at(name), names) for name, keys in table.items()
        )

    return read_table(value, place).then(read).mapped(_as_fragment)


def _as_fragment(parts: Iterable[Values]) -> Fragment:
    values: dict[KeyPath, Stated] = {}
    for part in parts:
        values.update(part)
    return Fragment(values=values)


def tool_setting(name: str, stated: Mapping[str, object], origin: Origin) -> ToolSetting:
    """A setting from valid values by key, `levels` among them as a table."""
    table = msgspec.convert(stated, ToolTable)
    levels = {rule: Level(str(level)) for rule, level in table.levels.items()}
    options = msgspec.convert(stated, options_type(name))
    return ToolSetting(
        name=name,
        enabled=table.enabled,
        optional=table.optional,
        args=(*table.args, *table.extra_args),
        environment=table.environment or "",
        on=tuple(Role(role) for role in table.on),
        timeout=table.timeout,
        levels=levels,
        program=table.program,
        python=table.python,
        origin=origin,
        options=options,
        keys=msgspec.to_builtins(options),
    )


def _read_tool(name: str, value: object, place: KeyPlace, names: RuleNames) -> Decoded[Values]:
    if name not in names.tools:
        return Decoded(None, (unknown_tool(name, place, names),))
    if isinstance(value, bool):
        return Decoded(None, (_not_switched_so(name, value, place),))
    return read_table(value, place).then(lambda table: _read_keys(name, table, place))


def _read_keys(name: str, table: Mapping[str, object], place: KeyPlace) -> Decoded[Values]:
    types = {**field_types(ToolTable), **field_types(options_type(name))}
    problems = key_problems(types, table, place)
    levels = _level_problems(as_table(table.get(LEVELS)) or {}, place.at(LEVELS))
    return Decoded(_values(name, table, place)).unless((*problems, *levels))


def _not_switched_so(name: str, value: bool, place: KeyPlace) -> Problem:
    hint = f"write {name} = {{ enabled = {shown(value)} }}"
    return dataclasses.replace(not_expected("a table", value, place), hint=hint)


def _values(name: str, table: Mapping[str, object], place: KeyPlace) -> Values:
    keys = {key: value for key, value in table.items() if key != LEVELS}
    return {
        ("tools", name): Stated(None, place.origin),
        **_stated(("tools", name), keys, place),
        **_stated(("tools", name, LEVELS), as_table(table.get(LEVELS)) or {}, place.at(LEVELS)),
    }


def unknown_tool(name: str, place: KeyPlace, names: RuleNames) -> Problem:
    """The problem of a tool that archcheck cannot run."""
    known = names.tools
    hint = did_you_mean(name, known)
    return place.problem(f'unknown tool "{name}"', hint or f"tools here: {', '.join(known)}")


def _level_problems(levels: Mapping[str, object], place: KeyPlace) -> tuple[Problem, ...]:
    return tuple(
        problem
        for rule, level in levels.items()
        for problem in value_problems(LevelName, level, place.at(rule))
    )


def _stated(path: KeyPath, table: Mapping[str, object], place: KeyPlace) -> Values:
    return {(*path, key): Stated(value, place.at(key).origin) for key, value in table.items()}
