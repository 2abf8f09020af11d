"""Cycles between the children of packages, and the imports to cut."""

import collections
import itertools
from collections.abc import Iterable, Iterator, Mapping

from archcheck.domain.fitness import Tangle
from archcheck.infrastructure.architecture.fitness.measuring import (
    Edges,
    as_import,
    source_edges,
)
from archcheck.infrastructure.architecture.graph.cycles import Successors, knots
from archcheck.infrastructure.architecture.graph.import_graph import ImportEdge, ImportGraph
from archcheck.infrastructure.architecture.graph.module_patterns import ModuleTree

ABOVE_ALL = "project."
Groups = tuple[tuple[str, ...], ...]
Cut = tuple[str, str]


def find_tangles(graph: ImportGraph) -> tuple[Tangle, ...]:
    """The tangles of all packages, sorted by package; the top level has the empty name."""
    edges = source_edges(graph)
    groups = tangled_children(edges)
    if not groups:
        return ()
    nominated = _cuts(graph.modules, edges, groups)
    cut = set(itertools.chain.from_iterable(nominated.values()))
    found = {_pair(edge): as_import(edge) for edge in edges if _pair(edge) in cut}
    return tuple(
        Tangle(package, groups[package], tuple(map(found.__getitem__, nominated[package])))
        for package in sorted(groups)
    )


def tangled_children(edges: Edges) -> Mapping[str, Groups]:
    """The packages whose children form cycles, with the groups in which each leads to each."""
    found = ((package, knots(children)) for package, children in _levels(edges).items())
    return {package: groups for package, groups in found if groups}


def _pair(edge: ImportEdge) -> Cut:
    return edge.importer, edge.imported


def _levels(edges: Edges) -> Mapping[str, Successors]:
    """Each package with what its children import of each other; an import belongs to one of them.

    That is the deepest package that both modules lie in; imports between a package and what lies
    in it run between no children.
    """
    found: dict[str, dict[str, set[str]]] = collections.defaultdict(dict)
    for edge in edges:
        package, importer, imported = _parting(edge.importer.split("."), edge.imported.split("."))
        if importer and imported:
            children = found[package]
            children.setdefault(importer, set()).add(imported)
            children.setdefault(imported, set())
    return {package: _frozen(children) for package, children in found.items()}


def _parting(first: list[str], second: list[str]) -> tuple[str, str, str]:
    """The package where two modules part, and its child towards each; empty for none."""
    depth = 0
    while first[depth : depth + 1] == second[depth : depth + 1]:
        depth += 1
    return ".".join(first[:depth]), _child(first, depth), _child(second, depth)


def _child(parts: list[str], depth: int) -> str:
    return ".".join(parts[: depth + 1]) if len(parts) > depth else ""


def _frozen(children: Mapping[str, Iterable[str]]) -> Successors:
    return {child: frozenset(imported) for child, imported in children.items()}


def _cuts(
    modules: Iterable[str], edges: Edges, packages: Iterable[str]
) -> Mapping[str, tuple[Cut, ...]]:
    """For each package the imports without which its children form no cycle, as grimp nominates.

    grimp is asked about packages, so that one is put above all others.
    """
    import grimp

    graph = grimp.ImportGraph()
    for name in ModuleTree.of(map(ABOVE_ALL.__add__, modules)).names:
        graph.add_module(name)
    for edge in edges:
        graph.add_import(importer=ABOVE_ALL + edge.importer, imported=ABOVE_ALL + edge.imported)
    return {
        package: tuple(sorted(_named(graph.nominate_cycle_breakers(_asked(package)))))
        for package in packages
    }


def _asked(package: str) -> str:
    return f"{ABOVE_ALL}{package}".rstrip(".")


def _named(imports: Iterable[Cut]) -> Iterator[Cut]:
    for importer, imported in imports:
        yield importer.removeprefix(ABOVE_ALL), imported.removeprefix(ABOVE_ALL)
