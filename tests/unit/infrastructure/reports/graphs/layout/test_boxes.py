"""Tests of where everything is, and of the ways of edges."""

import itertools

import pytest

from archcheck.domain.drawing import Drawing
from archcheck.infrastructure.reports.graphs.clusters import Cluster, Leaf, clusters
from archcheck.infrastructure.reports.graphs.layout.arrangement import Size
from archcheck.infrastructure.reports.graphs.layout.boxes import Box, Member, boxed
from archcheck.infrastructure.reports.graphs.layout.routes import Route, box_at, routes
from archcheck.infrastructure.reports.graphs.layout.siblings import paths, weights
from tests.unit.application.drawing.graph_support import mark
from tests.unit.infrastructure.reports.graphs.drawing_support import drawing, edge

NAMES = ["shop.a.x", "shop.a.y", "shop.b.p.q", "shop.b.z", "shop.c", "shop.d"]
SHOP = drawing(
    NAMES,
    edge("shop.a.x", "shop.a.y"),
    edge("shop.a.x", "shop.b.z"),
    edge("shop.a.y", "shop.c"),
    edge("shop.b.p.q", "shop.b.z"),
    edge("shop.b.z", "shop.c"),
    edge("shop.c", "shop.a.x", mark()),
)


def measure(member: Member) -> Size:
    """Every node is as large."""
    return (0.0, 0.0) if isinstance(member, Cluster) else (60.0, 30.0)


def laid_out(found: Drawing) -> tuple[Box, list[Route]]:
    tree = clusters(found)
    ways = dict(paths(tree))
    root = boxed(tree, weights(found.edges, ways), measure)
    return root, routes(root, found.edges, ways)


ROOT, ROUTES = laid_out(SHOP)


def leaves(box: Box) -> dict[str, Box]:
    """The boxes of nodes by name."""
    if isinstance(box.member, Leaf):
        return {box.member.node.name: box}
    return {name: it for each in box.inside for name, it in leaves(each).items()}


def every(box: Box) -> list[Box]:
    """A box and all in it."""
    return [box, *itertools.chain(*map(every, box.inside))]


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes hide each other."""
    is_beside = one.x >= other.x + other.width or other.x >= one.x + one.width
    return not is_beside and one.y < other.y + other.height and other.y < one.y + one.height


def is_in(inner: Box, outer: Box) -> bool:
    """Whether a box lies in another."""
    return (
        outer.x < inner.x
        and outer.y < inner.y
        and inner.x + inner.width < outer.x + outer.width
        and inner.y + inner.height < outer.y + outer.height
    )


def test_should_hide_nothing_when_boxes_lie_side_by_side() -> None:
    pairs = (pair for box in every(ROOT) for pair in itertools.combinations(box.inside, 2))
    assert [pair for pair in pairs if overlap(*pair)] == []


def test_should_lie_inside_when_a_package_holds_a_box() -> None:
    assert all(is_in(inner, box) for box in every(ROOT) for inner in box.inside)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [("shop.a.x", "shop.a.y"), ("shop.a.x", "shop.b.z"), ("shop.b.z", "shop.c")],
)
def test_should_stand_above_when_a_node_imports_another(upper: str, lower: str) -> None:
    found = leaves(ROOT)
    assert found[upper].y + found[upper].height < found[lower].y


def test_should_lead_edges_from_border_to_border_when_they_are_drawn() -> None:
    found = leaves(ROOT)
    ends = {(it.edge.importer, it.edge.imported): (it.points[0], it.points[-1]) for it in ROUTES}
    start, end = ends["shop.a.x", "shop.b.z"]
    importer, imported = found["shop.a.x"], found["shop.b.z"]
    assert (start[1], end[1]) == (importer.y + importer.height, imported.y)


def test_should_lead_up_when_an_edge_is_forbidden() -> None:
    route = next(it for it in ROUTES if it.edge.broken)
    heights = [y for _, y in route.points]
    assert heights == sorted(heights, reverse=True)


def test_should_pass_rows_in_gaps_when_an_edge_is_long() -> None:
    found = drawing(["a", "b", "c"], edge("a", "b"), edge("b", "c"), edge("a", "c"))
    root, ways = laid_out(found)
    middle = leaves(root)["b"]
    long = next(it for it in ways if (it.edge.importer, it.edge.imported) == ("a", "c"))
    passed = [x for x, y in long.points if middle.y <= y <= middle.y + middle.height]
    assert (len(passed), any(middle.x < x < middle.x + middle.width for x in passed)) == (2, False)


def test_should_pass_rows_upwards_when_a_long_edge_is_turned() -> None:
    pairs = [("a", "b"), ("b", "c")]
    found = drawing(
        ["a", "b", "c"], *(edge(*pair, imports=3) for pair in pairs), edge("c", "a", mark())
    )
    long = next(it for it in laid_out(found)[1] if it.edge.broken)
    heights = [y for _, y in long.points]
    assert (len(heights), heights) == (4, sorted(heights, reverse=True))


def test_should_touch_a_box_side_by_side_when_there_are_several_edges() -> None:
    found = drawing(["a", "b", "c", "d"], *(edge("a", name) for name in "bcd"))
    starts = [route.points[0][0] for route in laid_out(found)[1]]
    assert len(set(starts)) == 3


def test_should_find_boxes_when_their_way_is_known() -> None:
    ways = dict(paths(clusters(SHOP)))
    assert {name: box_at(ROOT, way) for name, way in ways.items()} == leaves(ROOT)


def test_should_be_empty_when_there_is_nothing_to_draw() -> None:
    root, ways = laid_out(Drawing(project="nothing"))
    assert (root.inside, ways) == ((), [])
