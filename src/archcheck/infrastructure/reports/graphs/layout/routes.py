"""The ways of edges between boxes."""

import itertools
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from archcheck.domain.drawing import Edge
from archcheck.infrastructure.reports.graphs.layout.boxes import Box
from archcheck.infrastructure.reports.graphs.layout.siblings import Path, parting

Point = tuple[float, float]
CORNER = 14.0
SPREAD = 0.7
OWN = 0.7


class Route(msgspec.Struct, frozen=True):
    """The points that an edge passes from its importer on, at each of which it is upright."""

    edge: Edge
    points: tuple[Point, ...]


class Course(msgspec.Struct, frozen=True):
    """An edge between two boxes: which way it leads, and where it passes packages and rows."""

    edge: Edge
    importer: Box
    imported: Box
    is_down: bool
    between: tuple[Point, ...]


def routes(root: Box, edges: Iterable[Edge], ways: Mapping[str, Path]) -> list[Route]:
    """The way of each edge, in their order.

    It leads out of the package around its importer, through the gaps of the rows that it passes,
    and into the package around what it imports.
    """
    courses = [_course(root, edge, ways[edge.importer], ways[edge.imported]) for edge in edges]
    starts = _ports((each.importer, each.is_down, _first(each)) for each in courses)
    ends = _ports((each.imported, not each.is_down, _last(each)) for each in courses)
    return [
        Route(each.edge, (start, *each.between, end))
        for each, start, end in zip(courses, starts, ends, strict=True)
    ]


def _course(root: Box, edge: Edge, one: Path, other: Path) -> Course:
    around, (first, last) = parting(one, other)
    cluster = box_at(root, around)
    is_down = cluster.rows[first] < cluster.rows[last]
    importer, imported = box_at(root, one), box_at(root, other)
    start, end = cluster.inside[first], cluster.inside[last]
    gates = _gates(cluster, first, last, is_down)
    towards, back = [*gates, (_middle(end), 0.0)][0][0], [(_middle(start), 0.0), *gates][-1][0]
    out = [] if start is importer else [_border(start, is_down, importer, towards)]
    into = [] if end is imported else [_border(end, not is_down, imported, back)]
    return Course(edge, importer, imported, is_down, (*out, *gates, *into))


def box_at(root: Box, way: Path) -> Box:
    """The box to which a way leads."""
    for number in way:
        root = root.inside[number]
    return root


def _gates(cluster: Box, first: int, last: int, is_down: bool) -> list[Point]:
    """The points on both sides of each row that is passed, in the order of the edge."""
    pair = (first, last) if is_down else (last, first)
    passed = cluster.gates.get(pair, ())
    points = list(itertools.chain(*(((it.x, it.top), (it.x, it.bottom)) for it in passed)))
    return points if is_down else points[::-1]


def _border(box: Box, is_bottom: bool, inner: Box, towards: float) -> Point:
    """Where an edge passes the border of a package: rather straight from what is in it."""
    near = min(max(towards, box.x + CORNER), box.x + box.width - CORNER)
    return OWN * _middle(inner) + (1 - OWN) * near, box.y + box.height * is_bottom


def _middle(box: Box) -> float:
    return box.x + box.width / 2


def _first(course: Course) -> float:
    return course.between[0][0] if course.between else _middle(course.imported)


def _last(course: Course) -> float:
    return course.between[-1][0] if course.between else _middle(course.importer)


def _ports(wishes: Iterable[tuple[Box, bool, float]]) -> Sequence[Point]:
    """Where edges touch boxes, side by side on the upper or the lower border, from the left by
    where they come from or go to."""
    wanted = list(wishes)
    sides: dict[tuple[float, float, bool], list[int]] = {}
    for at, (box, is_bottom, _) in enumerate(wanted):
        sides.setdefault((box.x, box.y, is_bottom), []).append(at)
    found: dict[int, Point] = {}
    for numbers in sides.values():
        numbers.sort(key=lambda at: wanted[at][2])
        for place, at in enumerate(numbers, 1):
            box, is_bottom, _ = wanted[at]
            share = (place / (len(numbers) + 1) - 0.5) * SPREAD + 0.5
            found[at] = (box.x + box.width * share, box.y + box.height * is_bottom)
    return [found[at] for at in range(len(wanted))]
