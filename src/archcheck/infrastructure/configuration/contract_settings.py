"""The list of contracts, and those of packs that are taken away."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

import msgspec

from archcheck.domain.configuration import ContractDeclaration
from archcheck.domain.level import Level
from archcheck.domain.problem import Problem
from archcheck.infrastructure.architecture.contracts.catalogue import (
    known_types,
    load_type,
    option_problems,
)
from archcheck.infrastructure.configuration.fragments import Fragment, Vocabulary
from archcheck.infrastructure.decoding.key_places import KeyPlace
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


ITEM = re.compile(r"(\w+)\[(\d+)\]")
COMMON_KEYS = field_names(CommonKeys)


def contracts(value: object, place: KeyPlace, vocabulary: Vocabulary) -> Decoded[Fragment]:
    """The list `contracts`."""
    return (
        read_list(value, place)
        .then(lambda tables: _read_all(tables, place).unless(_named_twice(tables, place)))
        .mapped(lambda found: Fragment(contracts={it.name: it for it in found}))
    )


def disable(value: object, place: KeyPlace, vocabulary: Vocabulary) -> Decoded[Fragment]:
    """The table `disable`."""
    origin = place.at("contracts").origin
    return read_entry(DisableTable, value, place, ("layout", "structure")).mapped(
        lambda table: Fragment(disabled_contracts=dict.fromkeys(as_texts(table.contracts), origin))
    )


def _read_all(
    tables: Sequence[object], place: KeyPlace
) -> Decoded[tuple[ContractDeclaration, ...]]:
    return gathered(_read_contract(table, place.at(index)) for index, table in enumerate(tables))


def _read_contract(value: object, place: KeyPlace) -> Decoded[ContractDeclaration]:
    return read_table(value, place).then(lambda table: _read_keys(table, place))


def _read_keys(table: Mapping[str, object], place: KeyPlace) -> Decoded[ContractDeclaration]:
    common = {key: table[key] for key in COMMON_KEYS if key in table}
    options = {key: table[key] for key in table if key not in common}
    return (
        read_entry(CommonKeys, common, place)
        .unless(_option_problems(table.get("type"), options, place))
        .mapped(lambda keys: _declaration(keys, options, place))
    )


def _declaration(
    keys: CommonKeys, options: Mapping[str, object], place: KeyPlace
) -> ContractDeclaration:
    return ContractDeclaration(
        name=keys.name,
        type=keys.type,
        origin=place.origin,
        rule=load_type(keys.type).rule,
        because=keys.because,
        ignore_imports=as_texts(keys.ignore_imports),
        ignore_type_checking=keys.ignore_type_checking,
        ignore_function_level=keys.ignore_function_level,
        allow_empty=keys.allow_empty,
        level=Level(keys.level) if keys.level else None,
        options=options,
    )


def _option_problems(
    type_name: object, options: Mapping[str, object], place: KeyPlace
) -> Iterator[Problem]:
    if isinstance(type_name, str):
        for problem in option_problems(type_name, options, COMMON_KEYS):
            yield _key_place(problem.key, options, place).problem(problem.message, problem.hint)


def _key_place(key: str, options: Mapping[str, object], place: KeyPlace) -> KeyPlace:
    item = ITEM.fullmatch(key)
    if item is None or key in options:
        return place.at(key)
    return place.at(item[1], int(item[2]))


def _named_twice(tables: Sequence[object], place: KeyPlace) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, table in enumerate(tables):
        for name in texts_in((as_table(table) or {}).get("name")):
            other = first.setdefault(name, index)
            if other != index:
                message = f'{place.at(other).key} is called "{name}" too'
                yield place.at(index, "name").problem(message)
