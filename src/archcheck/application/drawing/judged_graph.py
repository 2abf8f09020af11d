"""A module graph with the marks of what is forbidden in it."""

import collections
import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from archcheck.domain.drawing import Mark
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.location import Location
from archcheck.domain.module_graph import ModuleGraph

TOLERATED = "tolerated for now"
Pair = tuple[str, str]
Marks = tuple[Mark, ...]
Key = TypeVar("Key", str, Pair)


@dataclasses.dataclass(frozen=True)
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
