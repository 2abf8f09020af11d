"""What is wrong with the contracts and layers of a configuration."""

import collections
import itertools
import sys
from collections.abc import Iterable, Iterator

from archcheck.domain.configuration import DEFAULT, Configuration, ContractDeclaration, Origin
from archcheck.domain.problem import Problem
from archcheck.domain.suggestion import slip_of
from archcheck.infrastructure.architecture.contracts.names import ContractNames, Lookup
from archcheck.infrastructure.architecture.contracts.options import KeyProblem
from archcheck.infrastructure.architecture.contracts.catalogue import load_type
from archcheck.infrastructure.architecture.contracts.declared_dependencies import import_name
from archcheck.infrastructure.architecture.contracts.ignored_imports import entry_problem
from archcheck.infrastructure.architecture.contracts.layer_map import (
    has_placeholder,
    placeholder_free,
)
from archcheck.infrastructure.architecture.graph.module_patterns import pattern_problem


def configuration_problems(configuration: Configuration, names: ContractNames) -> Iterator[Problem]:
    """What can be known of contracts, layers and composition roots before any file is read."""
    yield from _repeated_names(configuration.contracts)
    yield from _layer_problems(configuration, names)
    yield from _root_problems(configuration, names)
    for declaration in configuration.contracts:
        for problem in _contract_problems(declaration, names):
            yield contract_problem(declaration, problem.message, problem.hint)


def misspelt_names(
    contracts: Iterable[ContractDeclaration], names: ContractNames, libraries: Iterable[str]
) -> Iterator[Problem]:
    """One-word names that mean nothing and are one edit from a layer or a root package.

    `libraries` are the names of libraries that are imported or declared.
    """
    known = frozenset((*libraries, *sys.stdlib_module_names, *names.known_words))
    for declaration in _own(contracts):
        for lookup in _lookups(declaration, names):
            near = slip_of(lookup.word, names.known_words)
            if near and known.isdisjoint((lookup.word, import_name(lookup.word))):
                message = f'"{lookup.word}" in {lookup.key} is no layer and no library'
                yield contract_problem(declaration, message, f'did you mean "{near}"?')


def contract_problem(declaration: ContractDeclaration, message: str, hint: str = "") -> Problem:
    """A problem at a contract."""
    origin = declaration.origin
    return Problem(origin.source, f'{origin.key} "{declaration.name}"', message, hint)


def missing_names(declaration: ContractDeclaration, names: ContractNames) -> tuple[Lookup, ...]:
    """The entries of a contract that mean nothing in this project, but must mean something."""
    return tuple(lookup for lookup in _lookups(declaration, names) if lookup.is_missing)


def _contract_problems(
    declaration: ContractDeclaration, names: ContractNames
) -> Iterator[KeyProblem]:
    kind = load_type(declaration.type)
    wrong = dict.fromkeys(_wrong_names(declaration, names))
    yield from (names.problem(lookup) for lookup in wrong)
    yield from kind.overlaps(declaration, names)
    if not wrong and not _may_be_empty(declaration):
        yield from kind.idleness(declaration, names)
    for entry in filter(entry_problem, declaration.ignore_imports):
        yield KeyProblem("ignore_imports", entry_problem(entry))


def _wrong_names(declaration: ContractDeclaration, names: ContractNames) -> Iterator[Lookup]:
    yield from (lookup for lookup in _lookups(declaration, names) if lookup.is_broken)
    if not _may_be_empty(declaration):
        yield from missing_names(declaration, names)


def _may_be_empty(declaration: ContractDeclaration) -> bool:
    return declaration.allow_empty or declaration.origin.is_pack


def _own(contracts: Iterable[ContractDeclaration]) -> Iterator[ContractDeclaration]:
    return (declaration for declaration in contracts if not declaration.origin.is_pack)


def _repeated_names(contracts: Iterable[ContractDeclaration]) -> Iterator[Problem]:
    counts = collections.Counter(declaration.name for declaration in contracts)
    seen: set[str] = set()
    for declaration in contracts:
        if declaration.name in seen:
            message = f"{counts[declaration.name]} contracts have this name; give each its own"
            yield contract_problem(declaration, message)
        seen.add(declaration.name)


def _layer_problems(configuration: Configuration, names: ContractNames) -> Iterator[Problem]:
    judged = _judged_names(configuration, names)
    for layer, patterns in configuration.layers.items():
        origin = _origin(configuration, f"layers.{layer}")
        yield from _unreadable(origin, patterns)
        is_idle = layer not in judged and not names.layers.heads[layer]
        if is_idle and _is_own(origin):
            yield _idle_layer(layer, origin, names)


def _idle_layer(layer: str, origin: Origin, names: ContractNames) -> Problem:
    hint = names.layer_hint(layer) or "correct its patterns, or remove the layer"
    message = f'layer "{layer}" matches no module ({_quoted(names.layers.patterns[layer])})'
    return Problem(origin.source, origin.key, message, hint)


def _quoted(patterns: Iterable[str]) -> str:
    return " or ".join(patterns) or "it has no patterns"


def _judged_names(configuration: Configuration, names: ContractNames) -> frozenset[str]:
    found = (_lookups(declaration, names) for declaration in _own(configuration.contracts))
    return frozenset(lookup.found.name for lookup in itertools.chain(*found))


def _root_problems(configuration: Configuration, names: ContractNames) -> Iterator[Problem]:
    origin = _origin(configuration, "composition_roots")
    yield from _unreadable(origin, configuration.composition_roots)
    literal = itertools.filterfalse(has_placeholder, configuration.composition_roots)
    for pattern in literal if _is_own(origin) else ():
        if not names.tree.matches(pattern):
            message = f'composition root "{pattern}" matches no module'
            yield Problem(origin.source, origin.key, message)


def _unreadable(origin: Origin, patterns: Iterable[str]) -> Iterator[Problem]:
    for pattern in patterns:
        reason = pattern_problem(placeholder_free(pattern))
        if reason:
            message = f'"{pattern}" is no module pattern: {reason}'
            yield Problem(origin.source, origin.key, message)


def _lookups(declaration: ContractDeclaration, names: ContractNames) -> tuple[Lookup, ...]:
    return load_type(declaration.type).lookups(declaration, names)


def _origin(configuration: Configuration, key: str) -> Origin:
    return configuration.origins.get(key, DEFAULT)


def _is_own(origin: Origin) -> bool:
    return not origin.is_pack and origin != DEFAULT
