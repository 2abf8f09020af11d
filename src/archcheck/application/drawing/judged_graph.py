"""A module graph with the marks of what is forbidden in it."""

import collections
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import TypeVar

from archcheck.domain.drawing import Mark
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.location import Location
from archcheck.domain.module_graph import ModuleGraph, ModuleImport
from archcheck.shared.deferred import dataclass

TOLERATED = "tolerated for now"
Pair = tuple[str, str]
Marks = tuple[Mark, ...]
Key = TypeVar("Key", str, Pair)


@dataclass(frozen=True)
class JudgedGraph:
    """The modules of a project, and the marks of its imports and modules."""

    project: str
    graph: ModuleGraph
    imports: Mapping[Pair, Marks]
    modules: Mapping[str, Marks]

    @classmethod
    def empty(cls, project: str) -> "JudgedGraph":
        """The graph of a project that has no module."""
        return cls(project, ModuleGraph(), {}, {})

    @classmethod
    def of(cls, project: str, graph: ModuleGraph, findings: Iterable[Finding]) -> "JudgedGraph":
        """The graph with marks where findings lie at imports or speak of modules."""
        places = _places(graph)
        own = list(filter(_is_ours, findings))
        at_imports = itertools.chain(*(_import_marks(finding, places) for finding in own))
        at_modules = itertools.chain(*(_module_marks(finding, places) for finding in own))
        return cls(project, graph, _grouped(at_imports), _grouped(at_modules))


def renamed(judged: JudgedGraph, names: Mapping[str, str]) -> JudgedGraph:
    """The graph of a project some of whose modules have other names by now, by those of then.

    A name that another one had then is not given twice.
    """
    free = _free(names, judged.graph)
    imports = {_pair(pair, free): marks for pair, marks in judged.imports.items()}
    modules = {free.get(name, name): marks for name, marks in judged.modules.items()}
    return JudgedGraph(judged.project, _graph(judged.graph, free), imports, modules)


def _free(names: Mapping[str, str], graph: ModuleGraph) -> Mapping[str, str]:
    taken = {module.name for module in graph.modules}
    return {old: new for old, new in names.items() if new not in taken}


def _graph(graph: ModuleGraph, names: Mapping[str, str]) -> ModuleGraph:
    modules = (replace(each, name=names.get(each.name, each.name)) for each in graph.modules)
    return replace(
        graph,
        modules=tuple(sorted(modules, key=attrgetter("name"))),
        imports=tuple(sorted(_renamed(graph.imports, names), key=_ends)),
    )


def _renamed(imports: Iterable[ModuleImport], names: Mapping[str, str]) -> Iterator[ModuleImport]:
    for each in imports:
        importer, imported = _pair(_ends(each), names)
        yield replace(each, importer=importer, imported=imported)


def _pair(pair: Pair, names: Mapping[str, str]) -> Pair:
    return names.get(pair[0], pair[0]), names.get(pair[1], pair[1])


def _ends(each: ModuleImport) -> Pair:
    return each.importer, each.imported


def _is_ours(finding: Finding) -> bool:
    return finding.analyzer == OWN_ANALYZER


def _places(graph: ModuleGraph) -> Mapping[Location, Pair]:
    return {
        place: (each.importer, each.imported) for each in graph.imports for place in each.places
    }


def _import_marks(finding: Finding, places: Mapping[Location, Pair]) -> Iterator[tuple[Pair, Mark]]:
    """The mark of the import that must not be, and those of the rest of its chain."""
    if finding.location in places:
        yield places[finding.location], _mark(finding, finding.location)
    for link in finding.chain[1:]:
        if link.location in places:
            yield places[link.location], _mark(finding, link.location, leads=False)


def _module_marks(finding: Finding, places: Mapping[Location, Pair]) -> Iterator[tuple[str, Mark]]:
    """The mark of a module that breaks a contract by itself, such as one in no layer."""
    if finding.contract and finding.location not in places:
        yield finding.symbol, _mark(finding, finding.location)


def _mark(finding: Finding, location: Location, *, leads: bool = True) -> Mark:
    return Mark(
        rule=finding.rule,
        contract=finding.contract,
        level=finding.level,
        message=finding.message,
        location=location,
        because=finding.because,
        leads=leads,
        accepted=_reason(finding),
    )


def _reason(finding: Finding) -> str:
    """Why somebody has exempted it, empty where nobody has."""
    if finding.suppression:
        return finding.suppression.reason or finding.suppression.kind
    return TOLERATED if finding.deprecated else ""


def _grouped(pairs: Iterable[tuple[Key, Mark]]) -> Mapping[Key, Marks]:
    found: dict[Key, list[Mark]] = collections.defaultdict(list)
    for key, mark in pairs:
        found[key].append(mark)
    return {key: in_order(marks) for key, marks in found.items()}


def in_order(marks: Iterable[Mark]) -> Marks:
    """Marks by their places, those that lead first at each."""
    return tuple(sorted(set(marks), key=_order))


def _order(mark: Mark) -> tuple[Location, bool, tuple[str, ...]]:
    texts = (mark.contract, mark.rule, mark.message, mark.accepted, mark.change.value)
    return mark.location, not mark.leads, texts
