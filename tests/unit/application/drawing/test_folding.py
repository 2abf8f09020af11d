"""Tests of how modules become nodes."""

import pytest

from archcheck.application.drawing.folding import (
    Folding,
    by_depth,
    by_layer,
    folded,
    readable_depth,
    telling_depth,
)
from archcheck.domain.module_graph import ModuleKind
from tests.unit.application.drawing.graph_support import finding, judged, lines, names

LAYERS = {"shop.domain": "domain", "shop.web": "web"}
SHOP = judged(
    "shop.domain.a -> shop.domain.b",
    "shop.domain.a -> shop.web.x",
    "shop.web.x -> shop.domain.b",
    "shop.web.y -> shop.domain.b",
    "shop.main -> shop.web.x",
    "shop.main -> rich.table",
    "shop.main -> rich.text",
    "shop.main -> json",
    "shop.web.x -> logging",
    modules=["shop.domain"],
    layers=LAYERS,
    findings=[finding("shop.domain.a", 1), finding("shop.domain.a", 2)],
)
NONE = frozenset[str]()


@pytest.mark.parametrize(
    ("folding", "expected"),
    [
        (
            by_depth(2, NONE),
            [
                "shop.domain -> shop.web 1 !pure",
                "shop.main -> <stdlib> 1",
                "shop.main -> rich 2",
                "shop.main -> shop.web 1",
                "shop.web -> <stdlib> 1",
                "shop.web -> shop.domain 2",
            ],
        ),
        (
            by_layer(frozenset({"rich.text", "json"})),
            [
                "<no layer> -> json 1",
                "<no layer> -> rich 1",
                "<no layer> -> rich.text 1",
                "<no layer> -> web 1",
                "domain -> web 1 !pure",
                "web -> <stdlib> 1",
                "web -> domain 2",
            ],
        ),
        (by_depth(1, NONE), ["shop -> <stdlib> 2", "shop -> rich 2"]),
    ],
)
def test_should_join_imports_of_modules_when_they_share_a_node(
    folding: Folding, expected: list[str]
) -> None:
    assert lines(folded(SHOP, folding)) == expected


def test_should_draw_every_module_when_depth_is_open() -> None:
    assert names(folded(SHOP, by_depth(0, NONE))) == [
        "<stdlib>",
        "rich",
        "shop.domain",
        "shop.domain.a",
        "shop.domain.b",
        "shop.main",
        "shop.web.x",
        "shop.web.y",
    ]


def test_should_mark_node_when_imports_inside_of_it_break_something() -> None:
    nodes = {node.name: node for node in folded(SHOP, by_depth(2, NONE)).nodes}
    assert [len(nodes[name].marks) for name in ("shop.domain", "shop.web")] == [1, 0]


def test_should_mark_node_when_a_module_in_it_breaks_something() -> None:
    found = judged(modules=["shop.a.b"], findings=[finding("shop.a.b", contract="whole")])
    (node,) = folded(found, by_depth(1, NONE)).nodes
    assert [mark.name for mark in node.marks] == ["whole"]


@pytest.mark.parametrize(
    ("folding", "name", "expected"),
    [
        (by_depth(2, NONE), "shop.domain", (ModuleKind.MODULE, "domain", "shop.domain.py", 3)),
        (by_depth(2, NONE), "shop.web", (ModuleKind.PACKAGE, "web", "", 2)),
        (by_depth(1, NONE), "shop", (ModuleKind.PACKAGE, "", "", 6)),
        (by_depth(1, NONE), "rich", (ModuleKind.LIBRARY, "", "", 2)),
        (by_depth(1, NONE), "<stdlib>", (ModuleKind.STANDARD, "", "", 2)),
        (by_layer(NONE), "web", (ModuleKind.LAYER, "web", "", 2)),
        (by_layer(NONE), "<no layer>", (ModuleKind.LAYER, "", "", 1)),
    ],
)
def test_should_tell_what_a_node_is_when_modules_are_joined(
    folding: Folding, name: str, expected: tuple[ModuleKind, str, str, int]
) -> None:
    node = {each.name: each for each in folded(SHOP, folding).nodes}[name]
    assert (node.kind, node.layer, node.path, node.modules) == expected


@pytest.mark.parametrize(("most", "expected"), [(6, 0), (5, 2), (3, 2), (2, 2), (1, 2)])
def test_should_choose_greatest_depth_that_can_be_read_when_none_is_wanted(
    most: int, expected: int
) -> None:
    assert readable_depth(SHOP, most) == expected


@pytest.mark.parametrize(("depth", "expected"), [(1, 1), (2, 2), (3, 0), (9, 0)])
def test_should_forget_depth_when_it_cuts_no_name(depth: int, expected: int) -> None:
    assert telling_depth(SHOP, depth) == expected


def test_should_draw_nothing_when_there_is_no_module() -> None:
    assert folded(judged(), by_depth(0, NONE)).nodes == ()
