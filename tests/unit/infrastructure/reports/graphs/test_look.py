"""Tests of how nodes and edges look and what they say."""

import pytest

from archcheck.domain.drawing import Change, Edge, Node
from archcheck.domain.module_graph import ModuleKind
from archcheck.infrastructure.reports.graphs.clusters import Cluster, Leaf
from archcheck.infrastructure.reports.graphs.look import (
    ACCEPTED,
    ADDED,
    BROKEN,
    CONTINUES,
    PALETTE,
    PLAIN,
    REMOVED,
    USUAL,
    Line,
    border_of,
    cluster_text,
    colors,
    edge_text,
    line_of,
    node_text,
)
from tests.unit.application.drawing.graph_support import mark
from tests.unit.infrastructure.reports.graphs.drawing_support import drawing, edge, node

LAYERS = [f"l{number}" for number in range(10)]


@pytest.mark.parametrize(
    ("found", "line", "text"),
    [
        (edge("a", "b", imports=3), USUAL, "3"),
        (edge("a", "b", mark(), imports=1), BROKEN, "1 forbidden: pure"),
        (edge("a", "b", mark(), mark("b", line=2), imports=3), BROKEN, "2 of 3 forbidden: b, pure"),
        (edge("a", "b", mark(leads=False)), CONTINUES, "1"),
        (edge("a", "b", mark(accepted="old")), ACCEPTED, "1"),
        (edge("a", "b", change=Change.ADDED), ADDED, "added 1"),
        (edge("a", "b", mark(), change=Change.ADDED), BROKEN, "added 1 forbidden: pure"),
        (edge("a", "b", mark(change=Change.ADDED)), BROKEN, "1 newly forbidden: pure"),
        (edge("a", "b", mark(change=Change.REMOVED)), CONTINUES, "1"),
        (edge("a", "b", mark(), change=Change.REMOVED), REMOVED, "removed 1 forbidden: pure"),
    ],
)
def test_should_tell_edges_apart_when_they_are_drawn(found: Edge, line: Line, text: str) -> None:
    assert (line_of(found), edge_text(found)) == (line, text)


@pytest.mark.parametrize(
    ("found", "told", "expected"),
    [
        (node("a"), "", "a"),
        (node("a", modules=2), "core", "a (layer core, 2 modules)"),
        (node("a", marks=(mark(), mark("b"))), "", "a (forbidden inside: b, pure)"),
        (node("a", change=Change.ADDED), "", "a (added)"),
    ],
)
def test_should_say_what_a_node_is_when_it_is_drawn(found: Node, told: str, expected: str) -> None:
    assert node_text(Leaf(found, "a", told)) == expected


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (node("a"), None),
        (node("a", change=Change.ADDED), ADDED),
        (node("a", change=Change.REMOVED), REMOVED),
        (node("a", marks=(mark(),), change=Change.ADDED), BROKEN),
        (node("a", marks=(mark(accepted="old"),)), None),
    ],
)
def test_should_draw_borders_of_their_own_when_nodes_have_changed_or_are_broken(
    found: Node, line: Line | None
) -> None:
    assert border_of(found) is line


@pytest.mark.parametrize(
    ("context", "told", "expected"),
    [("", "", "a"), ("shop.a", "", "a (context)"), ("shop.a", "core", "a (layer core, context)")],
)
def test_should_say_what_a_package_is_when_it_is_drawn(
    context: str, told: str, expected: str
) -> None:
    inner = Leaf(node("shop.a.x", ModuleKind.MODULE, context=context), "x")
    assert cluster_text(Cluster("shop.a", "a", (inner,), told)) == expected


def test_should_repeat_colours_when_there_are_many_layers() -> None:
    layers = {f"shop.{layer}": layer for layer in LAYERS}
    found = colors(drawing(list(layers), layers=layers))
    assert [found[layer] for layer in ("", "l0", "l1", "l8")] == [
        PLAIN,
        PALETTE[0],
        PALETTE[1],
        PALETTE[0],
    ]
