"""The modules of a project with their layers and contexts, from its import graph."""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archcheck.application.ports.module_maps import ModuleMap, ModuleMaps
from archcheck.domain.dotted_names import with_parents
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.location import Location
from archcheck.domain.module_graph import Module, ModuleGraph, ModuleImport, ModuleKind
from archcheck.domain.problem import Problem, refuse
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.contracts.contract_rules import (
    GraphProvider,
    contract_names,
)
from archcheck.infrastructure.architecture.contracts.lookups import Lookup
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.graph.import_graph import ImportGraph
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.architecture.libraries import FUTURE, is_stdlib

Imports = Mapping[tuple[str, str], tuple[Location, ...]]


class ContractModuleMaps(ModuleMaps):
    """Maps on which names mean what they mean in contracts."""

    def __init__(self, graphs: GraphProvider) -> None:
        """Share the graph with those who judge it."""
        self._graphs = graphs

    def of(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ModuleMap:
        """The map of a project."""
        graph = self._graphs.graph(inspection.project, facts)
        links = Links.of(graph)
        names = contract_names(inspection.configuration, inspection.project, links.tree)
        return _NamedModules(graph, links, names)


class _NamedModules(ModuleMap):
    """The modules of an import graph, and the names of its project."""

    def __init__(self, graph: ImportGraph, links: Links, names: ContractNames) -> None:
        self._graph = graph
        self._links = links
        self._names = names

    @functools.cached_property
    def graph(self) -> ModuleGraph:
        """The modules and their imports; tests only where others import them."""
        imports = _imports(self._graph)
        tests = _reached(frozenset(self._graph.tests), imports)
        left_out = frozenset(self._graph.tests) - tests
        kept = {pair: places for pair, places in imports.items() if pair[0] not in left_out}
        return ModuleGraph(
            modules=tuple(sorted(self._modules(kept, tests), key=lambda each: each.name)),
            imports=tuple(ModuleImport(*pair, places) for pair, places in sorted(kept.items())),
            layers=tuple(self._names.layers.patterns),
        )

    def meant(self, option: str, names: Sequence[str]) -> frozenset[str]:
        """What the names mean, as in a contract; a library must be imported somewhere."""
        lookups = self._names.modules_or_libraries(option, names)
        refuse(map(self._problem, filter(_is_wrong, lookups)))
        refuse(self._unknown(option, each) for each in lookups if not self._held(each))
        return frozenset().union(*map(self._held, lookups))

    def _held(self, lookup: Lookup) -> frozenset[str]:
        return frozenset(map(self._links.name, lookup.found.nodes(self._links)))

    def _problem(self, lookup: Lookup) -> Problem:
        problem = self._names.problem(lookup)
        return Problem("", "", problem.message, problem.hint)

    def _unknown(self, option: str, lookup: Lookup) -> Problem:
        libraries = {names[-1].partition(".")[0] for names in self._links.libraries}
        known = (*self._names.known_words, *libraries)
        name = lookup.found.name
        message = f'"{name}" is no layer and no module of the project, and nothing imports it'
        return Problem("", option, message, did_you_mean(name, known))

    def _modules(self, imports: Imports, tests: frozenset[str]) -> Iterator[Module]:
        names = {name for pair in imports for name in pair}
        for name in {*self._graph.modules, *tests, *names}:
            yield self._module(name, tests)

    def _module(self, name: str, tests: frozenset[str]) -> Module:
        if name in tests:
            return Module(name, ModuleKind.TEST, context=self._context(name))
        if name not in self._graph.modules:
            return Module(name, ModuleKind.STANDARD if is_stdlib(name) else ModuleKind.LIBRARY)
        kind = ModuleKind.PACKAGE if self._is_package(name) else ModuleKind.MODULE
        path = self._graph.modules[name]
        return Module(name, kind, path, self._layer(name), self._context(name))

    def _is_package(self, name: str) -> bool:
        file = self._graph.modules[name].rpartition("/")[2]
        return file.startswith("__init__.") or bool(self._links.tree.children(name))

    def _layer(self, name: str) -> str:
        return next((self._layers[each] for each in with_parents(name) if each in self._layers), "")

    def _context(self, name: str) -> str:
        return next((each for each in with_parents(name) if each in self._contexts), "")

    @functools.cached_property
    def _layers(self) -> Mapping[str, str]:
        """The layers by their packages; the first one that names a package has it."""
        heads = self._names.layers.heads
        return {head: layer for layer in reversed(tuple(heads)) for head in heads[layer]}

    @functools.cached_property
    def _contexts(self) -> frozenset[str]:
        return frozenset(self._names.layers.contexts)


def _imports(graph: ImportGraph) -> Imports:
    found: dict[tuple[str, str], tuple[Location, ...]] = {
        (edge.importer, edge.imported): tuple(site.location for site in edge.sites)
        for edge in graph.edges
    }
    for item in graph.external:
        pair = (item.importer, item.candidates[-1])
        if pair[1].partition(".")[0] != FUTURE:
            found[pair] = tuple(sorted((*found.get(pair, ()), item.site.location)))
    return found


def _is_wrong(lookup: Lookup) -> bool:
    return bool(lookup.fault)


def _reached(tests: frozenset[str], imports: Imports) -> frozenset[str]:
    """The tests that modules which are none import, directly or through others."""
    led = [pair for pair in imports if pair[1] in tests]
    reached = fresh = _imported(led, frozenset(importer for importer, _ in led) - tests)
    while fresh:
        fresh = _imported(led, fresh) - reached
        reached |= fresh
    return reached


def _imported(pairs: Iterable[tuple[str, str]], importers: frozenset[str]) -> frozenset[str]:
    return frozenset(imported for importer, imported in pairs if importer in importers)
