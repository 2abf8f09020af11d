"""Boxes and edges as shapes."""

import math
from collections.abc import Iterator, Mapping, Sequence

from archcheck.domain.drawing import Drawing, Edge
from archcheck.infrastructure.reports.graphs.clusters import Cluster, Leaf
from archcheck.infrastructure.reports.graphs.layout.boxes import Box
from archcheck.infrastructure.reports.graphs.layout.routes import Point, Route
from archcheck.infrastructure.reports.graphs.look import (
    LINES,
    USUAL,
    border_of,
    cluster_text,
    edge_text,
    layer_numbers,
    line_of,
    node_note,
)
from archcheck.infrastructure.reports.graphs.svg.elements import number, rectangle, shown, text
from archcheck.infrastructure.reports.graphs.svg.labels import labels

BROADEST = 4.0
Layers = Mapping[str, int]


def shapes(drawing: Drawing, root: Box, routes: Sequence[Route]) -> Iterator[str]:
    """Packages, then edges, what is forbidden above all others, then nodes, then words."""
    layers = layer_numbers(drawing)
    yield from _packages(root, layers)
    above = sorted(routes, key=lambda route: LINES.index(line_of(route.edge)))
    yield from map(_edge, above)
    yield from _names(root)
    yield from _nodes(root, layers)
    yield from labels(root, above)


def arrows() -> Iterator[str]:
    """The heads of all kinds of edges."""
    for line in LINES:
        size = 'viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8"'
        units = 'markerUnits="userSpaceOnUse" orient="auto"'
        head = f'<path class="to-{line.name}" d="M0 .5L8 4L0 7.5z"/>'
        yield f'<marker id="to-{line.name}" {size} {units}>{head}</marker>'


def _packages(box: Box, layers: Layers) -> Iterator[str]:
    for each in box.inside:
        if isinstance(each.member, Cluster):
            kind = f"package {_layer(each, layers)}"
            yield rectangle(kind, (each.x, each.y, each.width, each.height), 10)
            yield from _packages(each, layers)


def _names(box: Box) -> Iterator[str]:
    """The names of packages, which no edge may hide."""
    for each in box.inside:
        if isinstance(each.member, Cluster):
            yield text("strong label", each.x + 12, each.y + 20, cluster_text(each.member))
            yield from _names(each)


def _nodes(box: Box, layers: Layers) -> Iterator[str]:
    for each in box.inside:
        if isinstance(each.member, Leaf):
            yield from _node(each, each.member, layers)
        else:
            yield from _nodes(each, layers)


def _node(box: Box, leaf: Leaf, layers: Layers) -> Iterator[str]:
    note = node_note(leaf)
    middle, centre = box.x + box.width / 2, box.y + box.height / 2
    border = border_of(leaf.node)
    kind = f"node {_layer(box, layers)} {border.name}" if border else f"node {_layer(box, layers)}"
    yield f"<g><title>{shown(leaf.node.name)}</title>"
    yield rectangle(kind, (box.x, box.y, box.width, box.height), 7)
    yield text("name", middle, centre + (-2 if note else 4.5), leaf.label, "middle")
    if note:
        yield text("note", middle, centre + 13, note, "middle")
    yield "</g>"


def _layer(box: Box, layers: Layers) -> str:
    """The class of the colours of a layer; `l0` is none."""
    return f"l{1 + layers.get(box.member.layer, -1)}"


def _edge(route: Route) -> str:
    edge, line = route.edge, line_of(route.edge)
    width = f' style="stroke-width:{number(_breadth(edge))}"' if line is USUAL else ""
    told = shown(f"{edge.importer} → {edge.imported}: {edge_text(edge)}")
    head = f'marker-end="url(#to-{line.name})"'
    way = f'<path class="edge {line.name}" d="{_curve(route.points)}" {head}{width}>'
    return f"{way}<title>{told}</title></path>"


def _breadth(edge: Edge) -> float:
    """The more imports the broader, by their order of magnitude."""
    return min(BROADEST, 1 + math.log2(edge.imports) / 3)


def _curve(points: Sequence[Point]) -> str:
    """Curves that are upright at each point."""
    (x, y), *others = points
    parts = [f"M{number(x)} {number(y)}"]
    for to_x, to_y in others:
        bend = (y + to_y) / 2
        places = ((x, bend), (to_x, bend), (to_x, to_y))
        parts.append("C" + " ".join(f"{number(one)} {number(other)}" for one, other in places))
        x, y = to_x, to_y
    return "".join(parts)
