"""The list of structure rules."""

from collections.abc import Iterator, Mapping

import msgspec

from archcheck.domain.configuration import StructureDeclaration
from archcheck.domain.level import Level
from archcheck.domain.problem import Problem
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.architecture.when import stated_when
from archcheck.infrastructure.configuration.fragments import Fragment
from archcheck.infrastructure.configuration.named_tables import read_named
from archcheck.infrastructure.decoding.decoder import Decoded, as_texts, field_names, read_entry
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import (
    ContractLevel,
    Flag,
    Sentence,
    StatedTable,
    Table,
    Texts,
)
from archcheck.infrastructure.rule_implementations import structure_rule_problems


class StructureKeys(msgspec.Struct, frozen=True, kw_only=True, rename={"exceptions": "except"}):
    """The keys of a structure rule."""

    name: Sentence
    that: Table
    should: Table = msgspec.field(default_factory=dict)
    should_not: Table = msgspec.field(default_factory=dict)
    exceptions: Texts = ()
    when: StatedTable = None
    because: Sentence = ""
    fix: Sentence = ""
    level: ContractLevel = None
    allow_empty: Flag = False
    formerly: Texts = ()


STATED = ("that", "should", "should_not", "when")


def structure(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The list `structure`."""

    def read(table: Mapping[str, object], at: KeyPlace) -> Decoded[StructureDeclaration]:
        found = read_declaration(table, at)
        rules = found.value.rules if found.value else ()
        return found.unless(structure_rule_problems(rules, names.rules))

    return read_named(value, place, read).mapped(lambda found: Fragment(structure=found))


def read_declaration(table: Mapping[str, object], place: KeyPlace) -> Decoded[StructureDeclaration]:
    """One structure rule, without a look at the pages of what reports it."""
    from archcheck.infrastructure.architecture.structure.structure_options import read_options

    condition = stated_when(table, place)
    problems = (*_demand_problems(table, place), *condition.problems)
    keys = read_entry(StructureKeys, table, place).unless(problems)
    return keys.then(
        lambda found: read_options(table, place).mapped(
            lambda options: StructureDeclaration(
                name=found.name,
                origin=place.origin,
                rules=options.rules,
                because=found.because,
                fix=found.fix,
                exceptions=as_texts(found.exceptions),
                allow_empty=found.allow_empty,
                level=Level(found.level) if found.level else None,
                condition=condition.value,
                options=options,
                formerly=as_texts(found.formerly),
                keys={key: table[key] for key in STATED if key in table},
            )
        )
    )


def _demand_problems(table: Mapping[str, object], place: KeyPlace) -> Iterator[Problem]:
    if not (table.get("should") or table.get("should_not")):
        known = ", ".join(field_names(StructureKeys))
        yield place.problem(
            "nothing is demanded: should or should_not is missing", f"the keys are {known}"
        )
