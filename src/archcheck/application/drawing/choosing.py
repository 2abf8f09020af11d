"""Which modules and imports of a graph are drawn."""

import collections
import dataclasses
import math
from collections.abc import Collection, Iterable, Mapping, Sequence

from archcheck.application.drawing.judged_graph import JudgedGraph
from archcheck.domain.module_graph import ModuleImport
from archcheck.shared.deferred import dataclass

Neighbours = Mapping[str, Collection[str]]


def foreign(judged: JudgedGraph) -> frozenset[str]:
    """All libraries of a graph."""
    return frozenset(each.name for each in judged.graph.modules if each.kind.is_foreign)


def without_libraries(judged: JudgedGraph, kept: frozenset[str]) -> JudgedGraph:
    """The modules of the project, and of all libraries only those that are kept."""
    left_out = foreign(judged) - kept
    imports = [each for each in judged.graph.imports if each.imported not in left_out]
    names = {module.name for module in judged.graph.modules}
    return _restricted(judged, imports, names - left_out)


def touching(judged: JudgedGraph, names: frozenset[str]) -> JudgedGraph:
    """Some modules, what they import and who imports them; no other imports among these."""
    imports = [each for each in judged.graph.imports if not names.isdisjoint(_ends(each))]
    return _restricted(judged, imports, names)


def between(judged: JudgedGraph, sources: frozenset[str], targets: frozenset[str]) -> JudgedGraph:
    """For each import with which a chain to the targets leaves the sources, its shortest chains.

    A breadth-first walk goes back from the targets over modules that are no sources.
    """
    ways = _Ways(sources, _distances(judged.graph.imports, sources, targets))
    start = {each.imported for each in judged.graph.imports if ways.begin_with(each)}
    onward = _grouped(map(_ends, filter(ways.go_on_with, judged.graph.imports)))
    ways = _Ways(sources, ways.away, _reachable(start, onward))
    return _restricted(judged, list(filter(ways.lead_through, judged.graph.imports)), ())


def _ends(each: ModuleImport) -> tuple[str, str]:
    return each.importer, each.imported


@dataclass(frozen=True)
class _Ways:
    """How many imports it is from each module to the targets, for those that reach them.

    `reached` are modules on the shortest chains.
    """

    sources: frozenset[str]
    away: Mapping[str, int]
    reached: frozenset[str] = frozenset()

    def lead_through(self, each: ModuleImport) -> bool:
        """Whether a shortest chain leads through an import."""
        return self.begin_with(each) or (each.importer in self.reached and self.go_on_with(each))

    def begin_with(self, each: ModuleImport) -> bool:
        """Whether a chain leaves the sources with an import."""
        return each.importer in self.sources and each.imported in self.away

    def go_on_with(self, each: ModuleImport) -> bool:
        """Whether an import leads one step on; none leads two."""
        return self._steps(each.imported) < self.away.get(each.importer, 0)

    def _steps(self, name: str) -> float:
        return self.away.get(name, math.inf)


def _distances(
    imports: Iterable[ModuleImport], sources: frozenset[str], targets: frozenset[str]
) -> Mapping[str, int]:
    importers = _grouped((each.imported, each.importer) for each in imports)
    away, frontier = dict.fromkeys(targets, 0), targets
    while frontier:
        found = frozenset[str]().union(*(importers.get(node, ()) for node in frontier))
        steps = max(away.values()) + 1
        frontier = found - away.keys() - sources
        away.update(dict.fromkeys(frontier, steps))
    return away


def _reachable(start: Collection[str], onward: Neighbours) -> frozenset[str]:
    reached = set(start)
    waiting = sorted(start)
    while waiting:
        fresh = set(onward.get(waiting.pop(), ())) - reached
        reached |= fresh
        waiting.extend(fresh)
    return frozenset(reached)


def _grouped(pairs: Iterable[tuple[str, str]]) -> Neighbours:
    found: dict[str, set[str]] = collections.defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return found


def _restricted(
    judged: JudgedGraph, imports: Sequence[ModuleImport], names: Collection[str]
) -> JudgedGraph:
    """A graph with these imports, the modules at their ends and those of these names."""
    kept = set(names).union(*map(_ends, imports))
    modules = tuple(each for each in judged.graph.modules if each.name in kept)
    graph = dataclasses.replace(judged.graph, modules=modules, imports=tuple(imports))
    return dataclasses.replace(judged, graph=graph)
