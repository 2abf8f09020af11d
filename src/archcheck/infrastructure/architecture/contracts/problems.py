"""What is wrong with the contracts and layers of a configuration."""

import collections
import itertools
import operator
import sys
from collections.abc import Iterable, Iterator, Sequence

from archcheck.domain.configuration import DEFAULT, Configuration, ContractDeclaration, Origin
from archcheck.domain.problem import Problem
from archcheck.domain.suggestion import did_you_mean, slip_of
from archcheck.infrastructure.architecture.contracts.lookups import Lookup
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.contracts.contract import AnyContract
from archcheck.infrastructure.discovery.declared_dependencies import import_name
from archcheck.infrastructure.architecture.contracts.case_problems import (
    capture_problems,
    exception_problems,
    overlap_problems,
    role_problems,
)
from archcheck.infrastructure.architecture.contracts.ignored_imports import entry_problem
from archcheck.infrastructure.architecture.contracts.layer_map import (
    has_placeholder,
    placeholder_free,
)
from archcheck.infrastructure.architecture.graph.module_patterns import pattern_problem
from archcheck.infrastructure.decoding.decoder import KeyProblem

NO_PACKAGE = "a module that holds no others cannot have layers"


def configuration_problems(
    configuration: Configuration, names: ContractNames, contracts: Sequence[AnyContract]
) -> Iterator[Problem]:
    """What can be known of contracts, layers and composition roots before any file is read."""
    yield from _repeated_names(configuration.contracts)
    yield from _layer_problems(configuration, names, contracts)
    yield from _root_problems(configuration, names)
    yield from _stated_contexts(configuration, names)
    yield from _excepted_contexts(configuration, names)
    for contract in contracts:
        for problem in _contract_problems(contract):
            yield contract_problem(contract.declaration, problem.message, problem.hint)


def misspelt_names(
    contracts: Iterable[AnyContract], names: ContractNames, libraries: Iterable[str]
) -> Iterator[Problem]:
    """One-word names that mean nothing and are one edit from a layer or a root package.

    `libraries` are the names of libraries that are imported or declared.
    """
    known = frozenset((*libraries, *sys.stdlib_module_names, *names.known_words))
    for contract in _own(contracts):
        for lookup in contract.lookups:
            near = slip_of(lookup.word, names.known_words)
            if near and known.isdisjoint((lookup.word, import_name(lookup.word))):
                message = f'"{lookup.word}" in {lookup.key} is no layer and no library'
                yield contract_problem(contract.declaration, message, f'did you mean "{near}"?')


def contract_problem(declaration: ContractDeclaration, message: str, hint: str = "") -> Problem:
    """A problem at a contract."""
    return declaration.problem(message, hint)


def _contract_problems(contract: AnyContract) -> Iterator[KeyProblem]:
    wrong = dict.fromkeys(_wrong_names(contract))
    yield from map(contract.names.problem, wrong)
    yield from capture_problems(contract)
    yield from overlap_problems(contract)
    if not wrong and not contract.may_be_empty:
        yield from contract.idleness()
        yield from exception_problems(contract)
        yield from role_problems(contract)
    for exception in filter(entry_problem, contract.declaration.exceptions):
        yield KeyProblem(exception.key, entry_problem(exception))


def _wrong_names(contract: AnyContract) -> Iterator[Lookup]:
    entries = (*contract.lookups, *contract.exceptions)
    yield from filter(operator.attrgetter("is_broken"), entries)
    if not contract.may_be_empty:
        yield from filter(operator.attrgetter("is_missing"), entries)


def _own(contracts: Iterable[AnyContract]) -> Iterator[AnyContract]:
    return (contract for contract in contracts if not contract.declaration.origin.speaks_to_any)


def _repeated_names(contracts: Iterable[ContractDeclaration]) -> Iterator[Problem]:
    counts = collections.Counter(declaration.name for declaration in contracts)
    seen: set[str] = set()
    for declaration in contracts:
        if declaration.name in seen:
            message = f"{counts[declaration.name]} contracts have this name; give each its own"
            yield contract_problem(declaration, message)
        seen.add(declaration.name)


def _layer_problems(
    configuration: Configuration, names: ContractNames, contracts: Iterable[AnyContract]
) -> Iterator[Problem]:
    judged = _judged_names(contracts)
    for layer, patterns in configuration.layers.items():
        origin = _origin(configuration, f"layers.{layer}")
        yield from _unreadable(origin, patterns)
        is_idle = layer not in judged and not names.layers.heads[layer]
        if is_idle and _is_own(origin):
            yield _idle_layer(layer, origin, names)


def _judged_names(contracts: Iterable[AnyContract]) -> frozenset[str]:
    own = _own(contracts)
    lookups = itertools.chain(*((*contract.lookups, *contract.exceptions) for contract in own))
    return frozenset(lookup.found.name for lookup in lookups)


def _idle_layer(layer: str, origin: Origin, names: ContractNames) -> Problem:
    hint = names.layer_hint(layer) or "correct its patterns, or remove the layer"
    message = f'layer "{layer}" matches no module ({_quoted(names.layers.patterns[layer])})'
    return origin.problem(message, hint)


def _quoted(patterns: Iterable[str]) -> str:
    return " or ".join(patterns) or "it has no patterns"


def _stated_contexts(configuration: Configuration, names: ContractNames) -> Iterator[Problem]:
    for origin, pattern in _own_patterns(configuration, "contexts", configuration.contexts or ()):
        if not names.layers.packages(pattern):
            hint = NO_PACKAGE if names.layers.matches(pattern) else names.hint(pattern)
            yield origin.problem(f'context "{pattern}" matches no package', hint)


def _excepted_contexts(configuration: Configuration, names: ContractNames) -> Iterator[Problem]:
    possible = names.layers.possible_contexts
    excepted = _own_patterns(configuration, "except_contexts", configuration.except_contexts)
    for origin, pattern in excepted:
        if not names.layers.mean_any(pattern, possible):
            message = f'"{pattern}" in except_contexts takes no context away'
            yield origin.problem(message, _nearest_context(pattern, possible))


def _nearest_context(pattern: str, contexts: Iterable[str]) -> str:
    named = sorted(filter(None, contexts))
    return did_you_mean(pattern, named) or f"contexts here: {', '.join(named) or 'none'}"


def _own_patterns(
    configuration: Configuration, key: str, patterns: Iterable[str]
) -> Iterator[tuple[Origin, str]]:
    origin = _origin(configuration, key)
    return ((origin, pattern) for pattern in patterns if _is_own(origin))


def _root_problems(configuration: Configuration, names: ContractNames) -> Iterator[Problem]:
    origin = _origin(configuration, "composition_roots")
    roots, wiring = configuration.composition_roots, configuration.wiring_modules
    yield from _unreadable(origin, (*roots, *wiring))
    literal = itertools.filterfalse(has_placeholder, roots)
    yield from _unmatched(origin, "composition root", literal, names)
    yield from _unmatched(origin, "wiring module", wiring, names)


def _unmatched(
    origin: Origin, what: str, patterns: Iterable[str], names: ContractNames
) -> Iterator[Problem]:
    for pattern in patterns if _is_own(origin) else ():
        if not names.layers.matches(pattern):
            yield origin.problem(f'{what} "{pattern}" matches no module', names.hint(pattern))


def _unreadable(origin: Origin, patterns: Iterable[str]) -> Iterator[Problem]:
    for pattern in patterns:
        reason = pattern_problem(placeholder_free(pattern))
        if reason:
            message = f'"{pattern}" is no module pattern: {reason}'
            yield origin.problem(message)


def _origin(configuration: Configuration, key: str) -> Origin:
    return configuration.origins.get(key, DEFAULT)


def _is_own(origin: Origin) -> bool:
    return not origin.speaks_to_any and origin != DEFAULT
