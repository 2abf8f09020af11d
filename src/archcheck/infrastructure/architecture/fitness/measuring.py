"""From the import graph and the facts of files to metrics."""

import collections
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archcheck.domain.facts import FileFacts
from archcheck.domain.fitness import (
    Metrics,
    ModuleImport,
    ModuleMetrics,
    PackageDependency,
    PackageMetrics,
)
from archcheck.domain.location import Location
from archcheck.infrastructure.architecture.graph.import_graph import ImportEdge, ImportGraph
from archcheck.infrastructure.architecture.graph.module_patterns import ModuleTree, overlap
from archcheck.infrastructure.discovery.module_names import is_package_file

Owners = Mapping[str, str]
Edges = Sequence[ImportEdge]
Classes = Mapping[str, tuple[int, int]]
NO_CLASSES = (0, 0)


def measure(graph: ImportGraph, facts: Iterable[FileFacts], classes: Classes) -> Metrics:
    """The metrics of a project; tests among its sources have no part in them.

    `classes` are the numbers of classes and of abstract ones, by path.
    """
    edges = source_edges(graph)
    owners = _owners(graph.modules)
    lines = {item.path: item.lines for item in facts}
    modules = tuple(_modules(graph.modules, edges, lines, classes))
    packages = tuple(_packages(owners, modules, edges))
    return Metrics(modules, packages, tuple(_dependencies(owners, packages, edges)))


def source_edges(graph: ImportGraph) -> Edges:
    """The imports between modules that are no tests."""
    known = graph.modules
    return [edge for edge in graph.edges if edge.importer in known and edge.imported in known]


def _owners(modules: Mapping[str, str]) -> Owners:
    """The package of each module: itself, or the one above; empty for what lies in none."""
    tree = ModuleTree.of(modules)
    return {
        name: name if _is_package(name, path, tree) else name.rpartition(".")[0]
        for name, path in modules.items()
    }


def _is_package(name: str, path: str, tree: ModuleTree) -> bool:
    return is_package_file(path) if path else bool(tree.children(name))


def _modules(
    modules: Mapping[str, str], edges: Edges, lines: Mapping[str, int], classes: Classes
) -> Iterator[ModuleMetrics]:
    importers = collections.Counter(edge.imported for edge in edges)
    imported = collections.Counter(edge.importer for edge in edges)
    for name, path in sorted(modules.items()):
        if path:
            counts = importers[name], imported[name], *classes.get(path, NO_CLASSES)
            yield ModuleMetrics(name, path, lines.get(path, 0), *counts)


def _packages(
    owners: Owners, modules: Iterable[ModuleMetrics], edges: Edges
) -> Iterator[PackageMetrics]:
    members: dict[str, list[ModuleMetrics]] = {}
    for module in modules:
        members.setdefault(owners[module.name], []).append(module)
    members.pop("", None)
    importers, imported = _couplings(owners, edges)
    for name in sorted(members):
        yield _package(name, members[name], importers[name], imported[name])


def _package(
    name: str, members: Sequence[ModuleMetrics], importers: set[str], imported: set[str]
) -> PackageMetrics:
    """The metrics of a package; its `__init__` is the first by name where it has one."""
    return PackageMetrics(
        name=name,
        path=members[0].path,
        modules=sum(module.name != name for module in members),
        lines=sum(module.lines for module in members),
        classes=sum(module.classes for module in members),
        abstract_classes=sum(module.abstract_classes for module in members),
        afferent=len(importers),
        efferent=len(imported),
    )


def _couplings(
    owners: Owners, edges: Edges
) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """For each package the modules outside of it that import it, and those that it imports."""
    importers: dict[str, set[str]] = collections.defaultdict(set)
    imported: dict[str, set[str]] = collections.defaultdict(set)
    for edge in edges:
        if owners[edge.importer] != owners[edge.imported]:
            importers[owners[edge.imported]].add(edge.importer)
            imported[owners[edge.importer]].add(edge.imported)
    return importers, imported


def _dependencies(
    owners: Owners, packages: Iterable[PackageMetrics], edges: Edges
) -> Iterator[PackageDependency]:
    known = {package.name: package for package in packages}
    found = _imports_between(owners, edges)
    for importer, imported in sorted(found):
        if known.keys() >= {importer, imported} and not overlap(importer, imported):
            imports = sorted(map(as_import, found[importer, imported]), key=_place)
            yield PackageDependency(known[importer], known[imported], tuple(imports))


def _imports_between(owners: Owners, edges: Edges) -> Mapping[tuple[str, str], Edges]:
    found: dict[tuple[str, str], list[ImportEdge]] = {}
    for edge in edges:
        found.setdefault((owners[edge.importer], owners[edge.imported]), []).append(edge)
    return found


def as_import(edge: ImportEdge) -> ModuleImport:
    """An import with its first place."""
    return ModuleImport(edge.importer, edge.imported, edge.sites[0].location)


def _place(found: ModuleImport) -> Location:
    return found.location
