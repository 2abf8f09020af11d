"""Every import that the modules of a project could make, as far as contracts tell them apart."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from archcheck.domain.facts import Guard, ImportKind
from archcheck.domain.location import Region
from archcheck.infrastructure.architecture.contracts.contract import AnyContract
from archcheck.infrastructure.architecture.contracts.ignored_imports import sides_of
from archcheck.infrastructure.architecture.contracts.lookups import Lookup
from archcheck.infrastructure.architecture.graph.import_graph import ImportSite
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.architecture.graph.module_patterns import ModuleTree

NOWHERE = Region(1, 1, 1, 1)
OTHER_LIBRARIES = ("json", "some_library")
MOST_ALIKE = 2
MOST_MODULES = 80


def planted_links(
    tree: ModuleTree, modules: Sequence[str], libraries: Iterable[str], guards: tuple[Guard, ...]
) -> Links:
    """A graph in which each of these modules imports all others and all libraries."""
    number = {name: at for at, name in enumerate(tree.names)}
    known = tuple(sorted({(name,) for name in (*libraries, *OTHER_LIBRARIES)}))
    numbers = [number[name] for name in modules]
    bought = range(len(tree.names), len(tree.names) + len(known))
    site = ImportSite("", NOWHERE, ImportKind.PLAIN, guards, (1, 0))
    pairs = itertools.chain(itertools.permutations(numbers, 2), itertools.product(numbers, bought))
    return Links(tree, known, dict.fromkeys(pairs, (site,)))


def representatives(names: Sequence[str], contracts: Sequence[AnyContract]) -> tuple[str, ...]:
    """Modules that stand for all: two of each package that contracts treat alike, or of all packages."""
    marks = list(itertools.chain.from_iterable(map(_marks, contracts)))
    few = _some(names, lambda name: (name.rpartition(".")[0], _seen(name, marks)))
    return few if len(few) <= MOST_MODULES else _some(names, lambda name: _seen(name, marks))


def _seen(name: str, marks: Iterable[frozenset[str]]) -> tuple[bool, ...]:
    return tuple(name in mark for mark in marks)


def _some(names: Iterable[str], key: Callable[[str], object]) -> tuple[str, ...]:
    """Two of those that have one key."""
    groups: dict[object, list[str]] = {}
    for name in sorted(names):
        groups.setdefault(key(name), []).append(name)
    return tuple(itertools.chain.from_iterable(group[:MOST_ALIKE] for group in groups.values()))


def _marks(contract: AnyContract) -> Iterator[frozenset[str]]:
    """The sets of modules that a contract tells from the others."""
    heads = [lookup.found.heads for lookup in _all(contract)]
    for each in (*heads, contract.names.wiring, contract.names.composition_roots):
        yield _under(contract.names.tree, each)
    entries = (each.entry for each in contract.declaration.exceptions)
    for pattern in itertools.chain.from_iterable(map(sides_of, entries)):
        yield frozenset(contract.names.layers.matches(pattern))


def _under(tree: ModuleTree, heads: Iterable[str]) -> frozenset[str]:
    return frozenset(tree.names[at] for at in tree.under(heads))


def libraries_of(contracts: Iterable[AnyContract]) -> Iterator[str]:
    """The libraries that contracts name; of a pattern one that it matches."""
    for lookup in itertools.chain.from_iterable(map(_all, contracts)):
        found = lookup.found
        names = found.members or (found.library,)
        yield from map(_literal, filter(_is_name, names))


def _is_name(library: str) -> bool:
    return bool(library) and not library.startswith("<")


def _literal(pattern: str) -> str:
    return pattern.replace("**", "some").replace("*", "some")


def _all(contract: AnyContract) -> Iterator[Lookup]:
    yield from contract.lookups
    yield from contract.exceptions
