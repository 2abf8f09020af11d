"""The list of contracts."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Annotated

import msgspec

from archcheck.domain.configuration import ContractDeclaration
from archcheck.domain.level import Level
from archcheck.domain.project import SOURCES_AND_TESTS, Roles
from archcheck.domain.problem import Problem
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.architecture.contracts.catalogue import contract_type, known_types
from archcheck.infrastructure.architecture.contracts.options import ContractOptions, PossibleNames
from archcheck.infrastructure.configuration.fragments import Fragment
from archcheck.infrastructure.configuration.import_exceptions import (
    ImportEntries,
    read_exceptions,
)
from archcheck.infrastructure.configuration.named_tables import Types, read_named
from archcheck.infrastructure.decoding.decoder import Decoded, as_texts, field_names
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import (
    ContractLevel,
    Flag,
    OneOrMoreRoles,
    Sentence,
    Texts,
)
from archcheck.infrastructure.rule_implementations import contract_type_problems

TypeName = Annotated[
    str, msgspec.Meta(pattern=r"\S", description=f"one of {', '.join(known_types())}")
]


class CommonKeys(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that contracts of every type have."""

    name: Sentence
    type: TypeName
    because: Sentence = ""
    fix: Sentence = ""
    ignore_imports: ImportEntries = ()
    deprecated: ImportEntries = ()
    except_modules: PossibleNames = ()
    per_context: Flag = False
    ignore_type_checking: Flag = False
    ignore_function_level: Flag = False
    allow_empty: Flag = False
    roles: OneOrMoreRoles = ("source",)
    level: ContractLevel = None
    formerly: Texts = ()


def contracts(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The list `contracts`."""

    def gaps(name: str) -> Iterator[Problem]:
        return contract_type_problems(name, contract_type(name).rule, names.rules)

    types = Types(
        what=ContractDeclaration.what,
        names=known_types(),
        common=CommonKeys,
        options_of=lambda name: contract_type(name).options_type,
        gaps=gaps,
        declared=_declaration,
    )

    def read(table: Mapping[str, object], place: KeyPlace) -> Decoded[ContractDeclaration]:
        return _with_exceptions(types.read(table, place), table, place)

    return read_named(value, place, read).mapped(lambda found: Fragment(contracts=found))


def _with_exceptions(
    contract: Decoded[ContractDeclaration], table: Mapping[str, object], place: KeyPlace
) -> Decoded[ContractDeclaration]:
    ignored, deprecated = (
        read_exceptions(table.get(key, []), place.at(key))
        for key in ("ignore_imports", "deprecated")
    )
    wrong = dict.fromkeys((*ignored.problems, *deprecated.problems))
    return contract.unless(it for it in wrong if it not in contract.problems).mapped(
        lambda it: dataclasses.replace(
            it, ignore_imports=ignored.accepted(), deprecated=deprecated.accepted()
        )
    )


def _declaration(
    keys: CommonKeys, options: ContractOptions, table: Mapping[str, object], place: KeyPlace
) -> ContractDeclaration:
    return ContractDeclaration(
        name=keys.name,
        type=keys.type,
        origin=place.origin,
        rule=contract_type(keys.type).rule,
        because=keys.because,
        fix=keys.fix,
        except_modules=as_texts(keys.except_modules),
        per_context=keys.per_context,
        ignore_type_checking=keys.ignore_type_checking,
        ignore_function_level=keys.ignore_function_level,
        allow_empty=keys.allow_empty,
        roles=_roles(keys.roles),
        level=Level(keys.level) if keys.level else None,
        options=options,
        formerly=as_texts(keys.formerly),
        keys={key: it for key, it in table.items() if key not in field_names(CommonKeys)},
    )


def _roles(names: OneOrMoreRoles) -> Roles:
    return tuple(role for role in SOURCES_AND_TESTS if role in as_texts(names))
