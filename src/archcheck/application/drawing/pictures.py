"""The architecture as pages about a check show it."""

from collections.abc import Iterator
from dataclasses import replace

from archcheck.application.drawing.choosing import without_libraries
from archcheck.application.drawing.comparing import changed, with_news
from archcheck.application.drawing.folding import (
    by_depth,
    by_layer,
    deepest,
    folded,
    readable_depth,
    telling_depth,
)
from archcheck.application.drawing.judged_graph import JudgedGraph
from archcheck.domain.check_result import Picture
from archcheck.domain.drawing import Drawing, Edge, Mark

MOST_NODES = 40
NO_LIBRARIES = frozenset[str]()


def pictured(judged: JudgedGraph) -> Picture | None:
    """Modules or packages that can be read, then layers; None where no module imports another."""
    own = without_libraries(judged, NO_LIBRARIES)
    if not own.graph.imports:
        return None
    drawings = dict.fromkeys(map(_slim, _drawings(own)))
    return Picture(len(own.graph.modules), len(own.graph.imports), tuple(drawings))


def pictured_change(then: JudgedGraph, now: JudgedGraph, revision: str) -> Drawing:
    """What has become of the architecture since a revision, as fine as it can be read."""
    old = without_libraries(then, NO_LIBRARIES)
    new = without_libraries(with_news(then, now), NO_LIBRARIES)
    *finer, coarsest = (0, *range(max(deepest(old), deepest(new)) - 1, 0, -1))

    def at(depth: int) -> Drawing:
        parts = by_depth(depth, NO_LIBRARIES)
        return changed(folded(old, parts), folded(new, parts), revision)

    readable = (drawing for drawing in map(at, finer) if len(drawing.nodes) <= MOST_NODES)
    return _slim(next(readable, None) or at(coarsest))


def _drawings(judged: JudgedGraph) -> Iterator[Drawing]:
    depth = telling_depth(judged, readable_depth(judged, MOST_NODES))
    yield folded(judged, by_depth(depth, NO_LIBRARIES))
    if any(module.layer for module in judged.graph.modules):
        yield folded(judged, by_layer(NO_LIBRARIES))
    yield folded(judged, by_depth(1, NO_LIBRARIES))


def _slim(drawing: Drawing) -> Drawing:
    """The drawing without what a picture does not show."""
    nodes = tuple(replace(node, marks=_marks(node.marks)) for node in drawing.nodes)
    return replace(drawing, nodes=nodes, edges=tuple(map(_edge, drawing.edges)))


def _edge(edge: Edge) -> Edge:
    return replace(edge, places=(), marks=_marks(edge.marks), unplaced=edge.imports)


def _marks(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(replace(mark, message="", because="") for mark in marks)
