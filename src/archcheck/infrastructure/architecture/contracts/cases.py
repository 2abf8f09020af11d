"""The cases of a contract: each value of its captures, each context, what it excepts taken out."""

import collections
import dataclasses
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.configuration import ContractDeclaration, ImportException
from archcheck.infrastructure.architecture.contracts.captures import (
    captures_in,
    choices,
    values_of,
    with_values,
)
from archcheck.infrastructure.architecture.contracts.catalogue import contract_of
from archcheck.infrastructure.architecture.contracts.contexts import modules_outside, owners_of
from archcheck.infrastructure.architecture.contracts.contract import AnyContract
from archcheck.infrastructure.architecture.contracts.ignored_imports import sides_of
from archcheck.infrastructure.architecture.contracts.lookups import Cut, Lookup, under
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.contracts.options import ContractOptions
from archcheck.infrastructure.decoding.decoder import converted

Fill = Callable[[str], str]


def cases_of(contract: AnyContract) -> tuple[AnyContract, ...]:
    """What of a contract is judged by itself."""
    declaration = contract.declaration
    is_whole = not declaration.except_modules and not declaration.per_context
    if is_whole and not captures_of(declaration):
        return (contract,)
    return tuple(_cases(contract))


def _cases(contract: AnyContract) -> Iterator[AnyContract]:
    has_captures = bool(captures_of(contract.declaration))
    for declaration in filled(contract):
        whole = contract_of(declaration, contract.names)
        for names in _names_of(whole, has_captures):
            yield contract_of(declaration, names)


def captures_of(declaration: ContractDeclaration) -> Mapping[str, int]:
    """The captures of a contract, and how often each stands in it."""
    entries = (exception.entry for exception in declaration.exceptions)
    texts = (_text(declaration.options), *declaration.except_modules, *entries)
    return collections.Counter(captures_in(texts))


def filled(contract: AnyContract) -> tuple[ContractDeclaration, ...]:
    """The declaration for each value of its captures; itself where it has none."""
    captures = captures_of(contract.declaration)
    patterns = tuple(_patterns(contract)) if captures else ()
    values = {name: values_of(name, patterns, contract.names.layers) for name in captures}
    return tuple(_filled(contract.declaration, chosen) for chosen in choices(values))


def _filled(declaration: ContractDeclaration, values: Mapping[str, str]) -> ContractDeclaration:
    if not values:
        return declaration
    fill = functools.partial(with_values, values=values)
    options = msgspec.json.decode(fill(_text(declaration.options)))
    return dataclasses.replace(
        declaration,
        options=converted(options, type(declaration.options)),
        except_modules=tuple(map(fill, declaration.except_modules)),
        ignore_imports=_exceptions(declaration.ignore_imports, fill),
        deprecated=_exceptions(declaration.deprecated, fill),
    )


def _exceptions(entries: Sequence[ImportException], fill: Fill) -> tuple[ImportException, ...]:
    return tuple(dataclasses.replace(entry, entry=fill(entry.entry)) for entry in entries)


def _patterns(contract: AnyContract) -> Iterator[str]:
    """All module patterns of a contract, those that are relative to others made whole."""
    for lookup in (*contract.lookups, *contract.exceptions):
        yield from _whole(lookup)
    for exception in contract.declaration.exceptions:
        yield from sides_of(exception.entry)


def _whole(lookup: Lookup) -> Iterator[str]:
    if not lookup.containers:
        yield lookup.found.name
    yield from (f"{container}.{lookup.found.name}" for container in lookup.containers)


def _names_of(contract: AnyContract, has_captures: bool) -> Iterator[ContractNames]:
    """The names of each context, or of the whole project, without what is excepted."""
    excepted = under(contract.names.tree, contract.exceptions)
    is_cut_everywhere = has_captures or contract.excepts_both_sides
    everywhere, importers = (excepted, NONE) if is_cut_everywhere else (NONE, excepted)
    unjudged = importers | contract.names.unjudged
    for outside in _outsides(contract):
        cut = Cut(everywhere=everywhere | outside, importers=unjudged)
        yield msgspec.structs.replace(contract.names, cut=cut)


NONE = frozenset[int]()


def _outsides(contract: AnyContract) -> Iterator[frozenset[int]]:
    if not contract.declaration.per_context:
        yield NONE
        return
    layers = contract.names.layers
    owners = owners_of(layers)
    yield from (modules_outside(owners, context) for context in layers.contexts)


def _text(options: ContractOptions) -> str:
    """All keys of one contract type; values of captures need no escapes in it."""
    return msgspec.json.encode(options).decode("utf-8")
