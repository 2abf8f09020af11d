"""`private-import`: a module or name with a leading underscore, used outside of its package."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.infrastructure.architecture.built_in.import_findings import (
    import_finding,
    ruled,
)
from archcheck.infrastructure.architecture.built_in.places import Places
from archcheck.infrastructure.architecture.graph.import_graph import (
    ImportGraph,
    NamedImport,
    UnderscoredImport,
)
from archcheck.infrastructure.architecture.graph.module_patterns import is_within

RULE = "private-import"


def findings(places: Places, graph: ImportGraph, facts: Sequence[FileFacts]) -> Iterator[Finding]:
    """One for each private module or name that a statement takes from another package."""
    privacy = _privacy(places, graph, facts)
    suspects = dict(itertools.chain.from_iterable(map(privacy.taken, graph.underscored)))
    for rule, found in ruled(places, RULE, suspects):
        yield import_finding(rule, found, f"{found.target}, which is private to {suspects[found]}")


class _Privacy(msgspec.Struct, frozen=True):
    """Which modules are `packages`, and the private names that modules offer in `__all__`."""

    packages: frozenset[str]
    offered: Mapping[str, tuple[str, ...]]

    def taken(self, item: UnderscoredImport) -> Iterator[tuple[NamedImport, str]]:
        """The outermost thing that is private to another package than the importer's, with it."""
        for private, package in self._privates(item):
            if not is_within(item.importer, package):
                yield NamedImport(item.importer, private, item.site), package
                return

    def _privates(self, item: UnderscoredImport) -> Iterator[tuple[str, str]]:
        """Each private module or name of an import, and its package; none above the top level."""
        holder, *parts = f"{item.module}.{item.name}".split(".")
        for part in parts:
            package = holder if holder in self.packages else holder.rpartition(".")[0]
            if package and self._is_private(holder, part):
                yield f"{holder}.{part}", package
            holder = f"{holder}.{part}"

    def _is_private(self, holder: str, name: str) -> bool:
        return _looks_private(name) and name not in self.offered.get(holder, ())


def _privacy(places: Places, graph: ImportGraph, facts: Sequence[FileFacts]) -> _Privacy:
    files = places.inspection.project.files
    packages = frozenset(file.module for file in files if file.is_package)
    above = (name.rpartition(".")[0] for name in graph.modules)
    return _Privacy(packages.union(above), _offered(graph, facts))


def _offered(graph: ImportGraph, facts: Sequence[FileFacts]) -> Mapping[str, tuple[str, ...]]:
    named = {item.path: item.exported_privates for item in facts if item.exported_privates}
    return {name: named[path] for name, path in graph.modules.items() if path in named}


def _looks_private(name: str) -> bool:
    is_dunder = name.startswith("__") and name.endswith("__")
    return name.startswith("_") and bool(name.strip("_")) and not is_dunder
