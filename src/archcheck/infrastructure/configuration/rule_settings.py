"""The table of rules: levels and options."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from archcheck.application.toml_text import KeyPath, key_text
from archcheck.domain.configuration import Configuration, Origin, Override, RuleSetting
from archcheck.domain.level import Level
from archcheck.domain.problem import Problem
from archcheck.domain.rule import OptionValue, RuleDefinition
from archcheck.domain.suggestion import did_you_mean
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration.fragments import (
    GATE_FAMILY,
    Fragment,
    Stated,
)
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    KeyProblem,
    as_table,
    expected_text,
    field_types,
    gathered,
    key_problems,
    not_expected,
    read_table,
    value_problems,
)
from archcheck.infrastructure.rule_implementations import options_type
from archcheck.infrastructure.decoding.value_types import LevelName

LEVEL = "level"
EVERY_RULE = "*"


class RuleStatement(NamedTuple):
    """What a table says about one rule: where it is named, and each key with its value."""

    rule: str
    origin: Origin
    values: Mapping[str, Stated]

    @property
    def setting(self) -> RuleSetting:
        """The statement as a setting; its origin is that of the level where one is stated."""
        stated = {key: it.value for key, it in self.values.items()}
        origin = self.values[LEVEL].origin if LEVEL in self.values else self.origin
        return rule_setting(stated, origin)


def rule_setting(stated: Mapping[str, object], origin: Origin) -> RuleSetting:
    """A setting from valid values by key."""
    level = stated.get(LEVEL)
    options = {
        key: msgspec.convert(value, OptionValue) for key, value in stated.items() if key != LEVEL
    }
    return RuleSetting(level=Level(str(level)) if level else None, options=options, origin=origin)


def rules(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The table `rules`."""
    return read_rules(value, place, names).mapped(_as_fragment)


def _as_fragment(statements: Iterable[RuleStatement]) -> Fragment:
    values: dict[KeyPath, Stated] = {}
    for statement in statements:
        values[("rules", statement.rule)] = Stated(None, statement.origin)
        for key, stated in statement.values.items():
            values[("rules", statement.rule, key)] = stated
    return Fragment(values=values)


def read_rules(
    value: object, place: KeyPlace, names: RuleNames
) -> Decoded[tuple[RuleStatement, ...]]:
    """Every rule of a table, by its name or its code."""

    def read(table: Mapping[str, object]) -> Decoded[tuple[RuleStatement, ...]]:
        readings = gathered(
            _read_rule(name, setting, place.at(name), names) for name, setting in table.items()
        )
        return readings.unless(_named_twice(table, place, names))

    return read_table(value, place).then(read)


def _named_twice(
    table: Mapping[str, object], place: KeyPlace, names: RuleNames
) -> Iterator[Problem]:
    for rule in names.rules:
        stated = [name for name in _names_of(rule) if name in table]
        for name in stated[1:]:
            yield place.at(name).problem(f"{name} is {rule.name}, which is set too")


def _names_of(rule: RuleDefinition) -> tuple[str, ...]:
    return (rule.name, rule.code, *rule.formerly)


def _read_rule(
    name: str, value: object, place: KeyPlace, names: RuleNames
) -> Decoded[RuleStatement]:
    known = {named: it for it in names.rules for named in _names_of(it)}
    if name not in known:
        return Decoded(None, (_unknown_rule(name, place, names),))
    if known[name].family == GATE_FAMILY:
        return Decoded(None, (place.problem(f"{known[name].name} is always on"),))
    return _read_setting(known[name], value, place)


def _read_setting(
    definition: RuleDefinition, value: object, place: KeyPlace
) -> Decoded[RuleStatement]:
    if isinstance(value, str):
        return _read_level(value, place).mapped(
            lambda level: RuleStatement(definition.name, place.origin, {LEVEL: level})
        )
    table = as_table(value)
    if table is None:
        problem = not_expected("a level or a table", value, place)
        hint = f"levels: {expected_text(LevelName)}"
        return Decoded(None, (dataclasses.replace(problem, hint=hint),))
    return _read_keys(definition, table, place)


def _unknown_rule(name: str, place: KeyPlace, names: RuleNames) -> Problem:
    of_tool = names.rule_of_tool(name)
    if of_tool:
        return place.problem("a rule of a tool has no place here", _place_for(of_tool, place))
    known = [it.name for it in names.rules]
    return place.problem("unknown rule", did_you_mean(name, known) or "see: archcheck rules")


def _place_for(of_tool: str, place: KeyPlace) -> str:
    tool, _, rule = of_tool.partition(":")
    table = key_text((*place.above, "tools", tool))
    if rule == EVERY_RULE:
        return f"write enabled = false in [{table}]"
    level = f'{key_text((rule,))} = "off"'
    return f"write {level} in [{table}.levels]; for some paths, write a waiver of {of_tool}"


def _read_level(value: object, place: KeyPlace) -> Decoded[Stated]:
    problems = value_problems(LevelName, value, place)
    return Decoded(None, problems) if problems else Decoded(Stated(value, place.origin))


def _read_keys(
    definition: RuleDefinition, table: Mapping[str, object], place: KeyPlace
) -> Decoded[RuleStatement]:
    types = {LEVEL: LevelName, **_option_types(definition, table)}
    values = {key: Stated(value, place.at(key).origin) for key, value in table.items()}
    statement = RuleStatement(definition.name, place.origin, values)
    return Decoded(statement).unless(key_problems(types, table, place))


def _option_types(definition: RuleDefinition, table: Mapping[str, object]) -> Mapping[str, object]:
    """The types of its options; a level alone needs none, and no import of its code."""
    is_level_alone = table.keys() <= {LEVEL}
    return {} if is_level_alone else field_types(options_type(definition))


def option_conflicts(
    configuration: Configuration, rules: Iterable[RuleDefinition]
) -> Iterator[Problem]:
    """Options that cannot stand beside each other, of rules, overrides for paths and tools."""
    definitions = {rule.name: rule for rule in rules}
    for rule, setting in configuration.rules.items():
        for problem in _conflicts(definitions[rule], setting.options):
            origin = configuration.origins[key_text(("rules", rule, problem.key))]
            yield origin.problem(problem.message, problem.hint)
    for override in configuration.overrides:
        yield from _override_conflicts(override, configuration.rules, definitions)
    yield from _tool_conflicts(configuration)


def _tool_conflicts(configuration: Configuration) -> Iterator[Problem]:
    for tool, setting in configuration.tools.items():
        for problem in setting.options.conflicts():
            origin = configuration.origins[key_text(("tools", tool, problem.key))]
            yield origin.problem(problem.message, problem.hint)


def _override_conflicts(
    override: Override,
    rules: Mapping[str, RuleSetting],
    definitions: Mapping[str, RuleDefinition],
) -> Iterator[Problem]:
    for rule, setting in override.rules.items():
        below = rules.get(rule, RuleSetting()).options
        for problem in _conflicts(definitions[rule], {**below, **setting.options}):
            yield setting.origin.problem(problem.message, problem.hint)


def _conflicts(
    definition: RuleDefinition, options: Mapping[str, OptionValue]
) -> Iterator[KeyProblem]:
    if options:
        yield from msgspec.convert(options, options_type(definition)).conflicts()
