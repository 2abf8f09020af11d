"""The list of layout rules."""

import dataclasses
import itertools
from collections.abc import Iterator, Mapping
from typing import Annotated

import msgspec

from archcheck.domain.configuration import LayoutDeclaration
from archcheck.domain.level import Level
from archcheck.domain.problem import Problem
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.architecture.when import stated_when
from archcheck.infrastructure.architecture.contracts.layer_map import has_placeholder
from archcheck.infrastructure.architecture.layout.catalogue import known_types, layout_type
from archcheck.infrastructure.architecture.path_options import glob_problems
from archcheck.infrastructure.configuration.fragments import Fragment
from archcheck.infrastructure.configuration.named_tables import Types, read_named
from archcheck.infrastructure.decoding.decoder import Decoded, KeyProblem, Options, as_texts
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import (
    ContractLevel,
    Flag,
    Sentence,
    StatedTable,
    Texts,
)
from archcheck.infrastructure.rule_implementations import layout_type_problems

LayoutTypeName = Annotated[
    str, msgspec.Meta(pattern=r"\S", description=f"one of {', '.join(known_types())}")
]
TOLD_OTHERWISE = ("name", "type", "because", "fix", "level", "allow_empty", "formerly")


class LayoutKeys(Options, frozen=True, kw_only=True):
    """The keys that layout rules of every type have."""

    name: Sentence
    type: LayoutTypeName
    because: Sentence = ""
    fix: Sentence = ""
    level: ContractLevel = None
    allow_empty: Flag = False
    excepted: Texts = msgspec.field(default=(), name="except")
    when: StatedTable = None
    formerly: Texts = ()

    def conflicts(self) -> Iterator[KeyProblem]:
        """Exceptions that name nothing; some are modules."""
        paths = tuple(itertools.filterfalse(has_placeholder, as_texts(self.excepted)))
        yield from glob_problems("except", paths)


def layout(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The list `layout`."""

    def gaps(name: str) -> Iterator[Problem]:
        return layout_type_problems(name, layout_type(name).rule, names.rules)

    types = Types(
        what=LayoutDeclaration.what,
        names=known_types(),
        common=LayoutKeys,
        options_of=lambda name: layout_type(name).options_type,
        gaps=gaps,
        declared=_declaration,
    )

    def read(table: Mapping[str, object], at: KeyPlace) -> Decoded[LayoutDeclaration]:
        when = stated_when(table, at)
        return (
            types.read(table, at)
            .unless(when.problems)
            .then(lambda found: _completed(found, at))
            .mapped(lambda found: dataclasses.replace(found, condition=when.value))
        )

    return read_named(value, place, read).mapped(lambda found: Fragment(layout=found))


def _completed(found: LayoutDeclaration, place: KeyPlace) -> Decoded[LayoutDeclaration]:
    options = layout_type(found.type).completed(found.options, place)
    return options.mapped(lambda it: dataclasses.replace(found, options=it))


def _declaration(
    keys: LayoutKeys, options: Options, table: Mapping[str, object], place: KeyPlace
) -> LayoutDeclaration:
    return LayoutDeclaration(
        name=keys.name,
        type=keys.type,
        origin=place.origin,
        rule=layout_type(keys.type).rule,
        because=keys.because,
        fix=keys.fix,
        allow_empty=keys.allow_empty,
        level=Level(keys.level) if keys.level else None,
        excepted=as_texts(keys.excepted),
        options=options,
        formerly=as_texts(keys.formerly),
        keys={key: it for key, it in table.items() if key not in TOLD_OTHERWISE},
    )
