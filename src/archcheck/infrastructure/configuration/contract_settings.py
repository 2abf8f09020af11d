"""The list of contracts, and those of packs that are taken away."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

import msgspec

from archcheck.domain.configuration import ContractDeclaration
from archcheck.domain.level import Level
from archcheck.domain.problem import Problem
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.contracts.catalogue import contract_type, known_types
from archcheck.infrastructure.architecture.contracts.contract import Contract
from archcheck.infrastructure.architecture.contracts.options import ContractOptions
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.configuration.fragments import Fragment
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.rule_implementations import contract_type_problems
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    as_table,
    as_texts,
    field_names,
    gathered,
    read_entry,
    read_list,
    read_table,
    texts_in,
)
from archcheck.infrastructure.decoding.value_types import (
    ContractLevel,
    Flag,
    Sentence,
    Texts,
)

TypeName = Annotated[
    str, msgspec.Meta(pattern=r"\S", description=f"one of {', '.join(known_types())}")
]


class CommonKeys(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that contracts of every type have."""

    name: Sentence
    type: TypeName
    because: Sentence = ""
    ignore_imports: Texts = ()
    ignore_type_checking: Flag = False
    ignore_function_level: Flag = False
    allow_empty: Flag = False
    level: ContractLevel = None


class DisableTable(msgspec.Struct, frozen=True, kw_only=True):
    """The table `disable`."""

    contracts: Texts = ()


COMMON_KEYS = field_names(CommonKeys)


def contracts(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The list `contracts`."""
    return (
        read_list(value, place)
        .then(
            lambda tables: gathered(
                _read_contract(table, place.at(index), names) for index, table in enumerate(tables)
            ).unless(_named_twice(tables, place))
        )
        .mapped(lambda found: Fragment(contracts={it.name: it for it in found}))
    )


def disable(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The table `disable`."""
    origin = place.at("contracts").origin
    return read_entry(DisableTable, value, place).mapped(
        lambda table: Fragment(disabled_contracts=dict.fromkeys(as_texts(table.contracts), origin))
    )


def _read_contract(
    value: object, place: KeyPlace, names: RuleNames
) -> Decoded[ContractDeclaration]:
    return read_table(value, place).then(lambda table: _read_keys(table, place, names))


def _read_keys(
    table: Mapping[str, object], place: KeyPlace, names: RuleNames
) -> Decoded[ContractDeclaration]:
    name = table.get("type")
    if name in known_types():
        kind = contract_type(str(name))
        gaps = contract_type_problems(str(name), kind.rule, names.rules)
        return _read_as(kind, table, place).unless(gaps)
    common = {key: table[key] for key in COMMON_KEYS if key in table}
    problems = read_entry(CommonKeys, common, place).problems
    return Decoded(None, (*problems, *_unknown_type(name, place.at("type"))))


def _unknown_type(name: object, place: KeyPlace) -> Iterator[Problem]:
    for text in filter(str.strip, [name] if isinstance(name, str) else []):
        names = f"the types are {', '.join(known_types())}"
        hint = did_you_mean(text, known_types()) or names
        yield place.problem(f'unknown contract type "{text}"', hint)


def _read_as(
    kind: type[Contract[Any]], table: Mapping[str, object], place: KeyPlace
) -> Decoded[ContractDeclaration]:
    common = read_entry(CommonKeys, table, place, field_names(kind.options_type))
    own = {key: value for key, value in table.items() if key not in COMMON_KEYS}
    options = read_entry(kind.options_type, own, place, tuple(own))
    return common.unless(options.problems).then(
        lambda keys: options.mapped(lambda found: _declaration(keys, found, own, kind.rule, place))
    )


def _declaration(
    keys: CommonKeys,
    options: ContractOptions,
    stated: Mapping[str, object],
    rule: str,
    place: KeyPlace,
) -> ContractDeclaration:
    return ContractDeclaration(
        name=keys.name,
        type=keys.type,
        origin=place.origin,
        rule=rule,
        because=keys.because,
        ignore_imports=as_texts(keys.ignore_imports),
        ignore_type_checking=keys.ignore_type_checking,
        ignore_function_level=keys.ignore_function_level,
        allow_empty=keys.allow_empty,
        level=Level(keys.level) if keys.level else None,
        options=options,
        keys=stated,
    )


def _named_twice(tables: Sequence[object], place: KeyPlace) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, table in enumerate(tables):
        for name in texts_in((as_table(table) or {}).get("name")):
            other = first.setdefault(name, index)
            if other != index:
                message = f'{place.at(other).key} is called "{name}" too'
                yield place.at(index, "name").problem(message)
