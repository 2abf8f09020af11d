"""The import graph as integers, for searches."""

import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import msgspec

from archcheck.domain.facts import Guard
from archcheck.infrastructure.architecture.graph.import_graph import (
    ExternalImport,
    ImportGraph,
    ImportSite,
)
from archcheck.infrastructure.architecture.graph.module_patterns import ModuleTree

Link = tuple[int, int]
Sites = Mapping[Link, tuple[ImportSite, ...]]


class Links(msgspec.Struct, frozen=True, dict=True):
    """Imports between nodes.

    A node below `len(tree.names)` is that first-party module; then come libraries, each with the
    dotted names to look up (`a.b` before `a` for `from a import b`), and `tests`, which nothing
    but chains means. `sites` maps a pair (importer, imported) to its places, by position.
    """

    tree: ModuleTree
    libraries: tuple[tuple[str, ...], ...]
    sites: Sites
    tests: tuple[str, ...] = ()

    @classmethod
    def of(cls, graph: ImportGraph) -> "Links":
        """All imports of a graph."""
        tree = ModuleTree.of(graph.modules)
        libraries = tuple(sorted({found.candidates for found in graph.external}))
        places = {names: at for at, names in enumerate(libraries, len(tree.names))}
        tested = enumerate(graph.tests, len(tree.names) + len(libraries))
        number = {name: at for at, name in (*enumerate(tree.names), *tested)}
        sites = {(number[edge.importer], number[edge.imported]): edge.sites for edge in graph.edges}
        sites.update(_library_sites(graph.external, number, places))
        return cls(tree, libraries, sites, graph.tests)

    def name(self, node: int) -> str:
        """The module, or of a library the module that the statement names."""
        return self.names(node)[-1]

    def names(self, node: int) -> tuple[str, ...]:
        """All dotted names by which a node may be meant."""
        if self.is_library(node):
            return self.libraries[node - len(self.tree.names)]
        modules = len(self.tree.names)
        if node < modules:
            return (self.tree.names[node],)
        return (self.tests[node - modules - len(self.libraries)],)

    def is_library(self, node: int) -> bool:
        """Whether a node is no module of the project."""
        return len(self.tree.names) <= node < len(self.tree.names) + len(self.libraries)

    def libraries_named(self, is_meant: Callable[[str], bool]) -> frozenset[int]:
        """The libraries of which one of the names is meant."""
        numbered = enumerate(self.libraries, len(self.tree.names))
        return frozenset(at for at, names in numbered if any(map(is_meant, names)))

    def modules_under(self, heads: Iterable[str]) -> frozenset[int]:
        """The first-party modules that are or lie under one of these."""
        return self.tree.under(heads)

    def imports_by(self, importers: Iterable[int]) -> Iterator[Link]:
        """The direct imports that some nodes make, importer by importer."""
        for importer in importers:
            yield from ((importer, imported) for imported in self.imported.get(importer, ()))

    def imports_of(self, nodes: Collection[int], beside: Collection[int]) -> list[Link]:
        """The direct imports of some nodes by modules that are none of `beside`, sorted."""
        return sorted(
            (importer, node)
            for node in nodes
            for importer in self._modules.intersection(self.importers.get(node, ()))
            if importer not in beside
        )

    def without(self, ignored: frozenset[Link], guards: frozenset[Guard]) -> "Links":
        """The imports that are left without some pairs and without places under some guards."""
        if not ignored and not guards:
            return self
        rest = {link: at for link, at in self.sites.items() if link not in ignored}
        return Links(self.tree, self.libraries, _outside(rest, guards), self.tests)

    @functools.cached_property
    def _modules(self) -> frozenset[int]:
        return frozenset(range(len(self.tree.names)))

    @functools.cached_property
    def imported(self) -> Mapping[int, tuple[int, ...]]:
        """What each node imports, sorted."""
        return _grouped(self.sites)

    @functools.cached_property
    def importers(self) -> Mapping[int, tuple[int, ...]]:
        """Who imports each node, sorted."""
        return _grouped((imported, importer) for importer, imported in self.sites)


def _library_sites(
    imports: Iterable[ExternalImport],
    number: Mapping[str, int],
    places: Mapping[tuple[str, ...], int],
) -> Sites:
    found: dict[Link, list[ImportSite]] = {}
    for item in imports:
        link = (number[item.importer], places[item.candidates])
        found.setdefault(link, []).append(item.site)
    return {link: tuple(sorted(sites, key=_position)) for link, sites in found.items()}


def _position(site: ImportSite) -> tuple[int, int]:
    return site.region.start_line, site.region.start_column


def _outside(sites: Sites, guards: frozenset[Guard]) -> Sites:
    if not guards:
        return sites
    kept = ((link, _without(at, guards)) for link, at in sites.items())
    return {link: at for link, at in kept if at}


def _without(sites: tuple[ImportSite, ...], guards: frozenset[Guard]) -> tuple[ImportSite, ...]:
    return tuple(site for site in sites if guards.isdisjoint(site.guards))


def _grouped(pairs: Iterable[Link]) -> Mapping[int, tuple[int, ...]]:
    found: dict[int, list[int]] = {}
    for key, value in sorted(pairs):
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
