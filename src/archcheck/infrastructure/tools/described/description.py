"""Reads the description of a tool, and tells everything that is wrong with it at once."""

import functools
import pathlib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.configuration.documents import read_toml
from archcheck.infrastructure.configuration.toml_lines import entry_lines
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    Options,
    gathered,
    read_entry,
    read_table,
)
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.tools.described.tables import (
    NEEDED,
    ConfigurationKeys,
    FieldKeys,
    KnownRule,
    LevelKeys,
    OptionKeys,
    OutcomeKeys,
    OutputKeys,
    PlaceKeys,
    PriceKeys,
    RuleKeys,
    ToolKeys,
    VersionKeys,
)

FILE_NAME = "description.toml"
KNOWN = "known"
SECTIONS: Mapping[str, type[Options]] = {
    "version": VersionKeys,
    "configuration": ConfigurationKeys,
    "output": OutputKeys,
    "fields": FieldKeys,
    "outcome": OutcomeKeys,
    "places": PlaceKeys,
    "levels": LevelKeys,
    "rules": RuleKeys,
    "prices": PriceKeys,
    "options": OptionKeys,
}


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """A described tool; `source` is what messages call its file, `known` what its rules mean."""

    source: str
    tool: ToolKeys
    version: VersionKeys
    configuration: ConfigurationKeys
    output: OutputKeys
    fields: FieldKeys
    outcome: OutcomeKeys
    places: PlaceKeys
    levels: LevelKeys
    rules: RuleKeys
    prices: PriceKeys
    options: OptionKeys
    known: Mapping[str, KnownRule]


@functools.lru_cache(maxsize=64)
def read_description(path: pathlib.Path, source: str) -> Description:
    """The description in a file; raises UsageProblems with everything that is wrong with it."""
    parsed = read_toml(path, source)
    reading = parsed.then(lambda it: _described(KeyPlace(source, entry_lines(it[0])), it[1]))
    if reading.value is None:
        raise UsageProblems(*reading.problems)
    return reading.value


def _described(place: KeyPlace, table: Mapping[str, object]) -> Decoded[Description]:
    tool: Decoded[Any] = read_entry(ToolKeys, table, place, (*SECTIONS, KNOWN))
    parts = {"tool": tool, KNOWN: _known_rules(table.get(KNOWN, {}), place.at(KNOWN))}
    for name, kind in SECTIONS.items():
        parts[name] = read_entry(kind, table.get(name, {}), place.at(name))
    return (
        gathered(parts.values())
        .mapped(lambda values: dict(zip(parts, values, strict=True)))
        .mapped(lambda values: Description(source=place.source, **values))
        .checked(lambda made: _missing_fields(made, place))
    )


def _known_rules(value: object, place: KeyPlace) -> Decoded[Mapping[str, KnownRule]]:
    def read(table: Mapping[str, object]) -> Decoded[Mapping[str, KnownRule]]:
        readings = gathered(
            read_entry(KnownRule, keys, place.at(rule)) for rule, keys in table.items()
        )
        return readings.mapped(lambda rules: dict(zip(table, rules, strict=True)))

    return read_table(value, place).then(read)


def _missing_fields(description: Description, place: KeyPlace) -> Iterator[Problem]:
    is_json = description.output.shape == "json"
    for name in NEEDED if is_json else ():
        if not getattr(description.fields, name):
            yield place.at("fields").problem(f'the key "{name}" is missing, a string')
