"""Tests of how nodes lie in packages."""

import pytest

from archcheck.domain.drawing import Change, Drawing
from archcheck.domain.module_graph import ModuleKind
from archcheck.infrastructure.reports.graphs.clusters import Cluster, Leaf, clusters, packages
from tests.unit.application.drawing.graph_support import mark
from tests.unit.infrastructure.reports.graphs.drawing_support import drawing, edge, node

Shape = list[object]


def shape(cluster: Cluster) -> Shape:
    """The labels of leaves, and of clusters with what is in them."""
    return [
        member.label if isinstance(member, Leaf) else [member.label, *shape(member)]
        for member in cluster.members
    ]


def told(cluster: Cluster) -> dict[str, str]:
    """The layers that are told, by label."""
    found: dict[str, str] = {}
    for member in cluster.members:
        found |= {member.label: member.told} if member.told else {}
        found |= told(member) if isinstance(member, Cluster) else {}
    return found


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], []),
        (["shop"], ["shop"]),
        (["shop", "shop.a", "shop.b"], [["shop", "a", "b"]]),
        (["mail.a", "shop.a.x", "shop.a.y"], [["mail", "a"], ["shop.a", "x", "y"]]),
        (["a.b.c.d", "a.b.c.e", "a.f"], [["a", ["b.c", "d", "e"], "f"]]),
        (["shop.a", "shopping"], [["shop", "a"], "shopping"]),
    ],
)
def test_should_put_nodes_into_packages_when_names_have_several_components(
    names: list[str], expected: Shape
) -> None:
    assert shape(clusters(drawing(names))) == expected


def test_should_draw_module_of_package_only_when_something_touches_it() -> None:
    found = drawing(["shop", "shop.a", "shop.b", "shop.b.x"], edge("shop.a", "shop"))
    assert shape(clusters(found)) == [["shop", "__init__", "a", ["b", "x"]]]


@pytest.mark.parametrize("more", [{"marks": (mark(),)}, {"change": Change.ADDED}])
def test_should_draw_module_of_package_when_it_says_something(more: dict[str, object]) -> None:
    nodes = (node("shop", ModuleKind.PACKAGE, **more), node("shop.a"))
    assert shape(clusters(Drawing("shop", nodes=nodes))) == [["shop", "__init__", "a"]]


def test_should_keep_libraries_and_layers_apart_when_names_have_dots() -> None:
    nodes = (
        node("<stdlib>", ModuleKind.STANDARD),
        node("a.b", ModuleKind.LIBRARY),
        node("shop.a"),
        node("the.web", ModuleKind.LAYER),
    )
    found = clusters(Drawing("shop", nodes=nodes))
    assert shape(found) == [["shop", "a"], "the.web", ["libraries", "<stdlib>", "a.b"]]


def test_should_stop_nesting_when_packages_are_deeper_than_a_picture() -> None:
    deep = ".".join("a" for _ in range(2000))
    found = clusters(drawing([f"{deep}.x", f"{deep}.y"]))
    assert len(shape(found)[0]) == 3  # type: ignore[arg-type]


def test_should_tell_layers_where_no_name_around_does() -> None:
    layers = {"shop.domain.a": "domain", "shop.web.a": "front", "shop.web.b": "front"}
    found = clusters(drawing([*layers, "shop.x", "shop.util"], layers={**layers, "shop.x": "core"}))
    assert told(found) == {"web": "front", "x": "core"}


def test_should_tell_inner_layer_when_it_differs_from_that_around() -> None:
    layers = {"shop.a.x": "core", "shop.a.y": "core", "shop.a.z": "web", "shop.b": "core"}
    found = clusters(drawing(list(layers), layers=layers))
    assert told(found) == {"x": "core", "y": "core", "z": "web", "b": "core"}


def test_should_know_contexts_when_nodes_name_them() -> None:
    nodes = (node("shop.order.a", context="shop.order"), node("shop.order.b"), node("shop.x"))
    found = clusters(Drawing("shop", nodes=nodes))
    assert {each.name: each.is_context for each in packages(found)} == {
        "shop": False,
        "shop.order": True,
    }
