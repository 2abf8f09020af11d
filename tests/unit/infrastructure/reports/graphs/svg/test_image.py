"""Tests of images."""

import xml.etree.ElementTree as tree

import pytest

from archcheck.domain.drawing import Change, Drawing
from archcheck.infrastructure.reports.graphs.formats.svg import FORMAT
from archcheck.infrastructure.reports.graphs.look import BROKEN, CONTINUES, LINES
from tests.unit.application.drawing.graph_support import mark
from tests.unit.infrastructure.reports.graphs.drawing_support import (
    EMPTY,
    EVIL,
    SHOP,
    drawing,
    edge,
    node,
)

SVG = "{http://www.w3.org/2000/svg}"


def image(found: Drawing) -> tree.Element:
    return tree.fromstring(FORMAT.render(found))


def texts(found: tree.Element, kind: str = "") -> list[str]:
    """The words of a kind."""
    shown = found.iter(f"{SVG}text")
    return [each.text or "" for each in shown if kind in each.get("class", "").split() or not kind]


def classes(found: tree.Element, name: str) -> list[str]:
    """What the elements of a name are."""
    return [each.get("class", "") for each in found.iter(f"{SVG}{name}")]


@pytest.mark.parametrize("found", [EMPTY, SHOP, EVIL], ids=["empty", "shop", "evil"])
def test_should_be_read_as_xml_when_names_are_hostile(found: Drawing) -> None:
    assert image(found).tag == f"{SVG}svg"


def test_should_show_nodes_packages_and_notes_when_there_are_some() -> None:
    shown = texts(image(SHOP))
    assert {"shop", "domain", "3 modules", "layer front, 2 modules", "libraries", "rich"} <= set(
        shown
    )


def test_should_name_broken_contracts_at_edges_when_they_are_forbidden() -> None:
    assert texts(image(SHOP), "on-broken") == ["clean, pure"]


def test_should_count_imports_at_edges_when_there_is_room() -> None:
    assert sorted([*texts(image(SHOP), "on-accepted"), *texts(image(SHOP), "on-continues")]) == [
        "1",
        "2",
    ]


def test_should_count_nothing_at_edges_when_there_are_many() -> None:
    names = [f"m{number:02}" for number in range(12)]
    pairs = [(one, other) for one in names for other in names if one < other][:61]
    found = image(drawing(names, *(edge(*pair) for pair in pairs)))
    assert texts(found, "label") == []


def test_should_draw_each_kind_of_edge_in_its_own_way() -> None:
    drawn = [kind for kind in classes(image(SHOP), "path") if kind.startswith("edge")]
    assert drawn.count(f"edge {BROKEN.name}") == 2


def test_should_explain_lines_and_layers_when_they_are_drawn() -> None:
    notes = texts(image(SHOP), "note")
    assert {"front", "domain", BROKEN.meaning, CONTINUES.meaning} <= set(notes)


def test_should_explain_nothing_when_nothing_needs_it() -> None:
    plain = drawing(["a", "b"], edge("a", "b"))
    assert {line.meaning for line in LINES}.isdisjoint(texts(image(plain)))


def test_should_mark_nodes_when_something_in_them_is_broken() -> None:
    found = image(Drawing("shop", nodes=(node("shop.a", marks=(mark(),)),)))
    assert "node l0 broken" in classes(found, "rect")


def test_should_draw_borders_of_nodes_when_they_have_changed() -> None:
    found = image(Drawing("shop", nodes=(node("shop.a", change=Change.ADDED),)))
    assert "node l0 added" in classes(found, "rect")


def test_should_tell_names_and_counts_when_somebody_points_at_them() -> None:
    told = [each.text for each in image(SHOP).iter(f"{SVG}title")]
    assert {"shop.domain", "shop.domain → shop.web: 1 of 3 forbidden: clean, pure"} <= set(told)


def test_should_say_since_when_things_have_changed_when_a_revision_is_compared() -> None:
    found = Drawing("shop", nodes=(node("shop.a"),), revision="0123456789abcdef")
    assert "1 node, 0 edges, what has changed since 0123456789ab" in texts(image(found))


def test_should_look_for_dark_pages_when_it_is_shown() -> None:
    assert "@media(prefers-color-scheme:dark)" in FORMAT.render(SHOP)


def test_should_put_words_elsewhere_when_they_would_hide_others() -> None:
    marks = [mark("a very long name of a contract"), mark("another one")]
    edges = [edge("a", "b", marks[0]), edge("a", "c", marks[1]), edge("a", "d", marks[0])]
    found = image(drawing(["a", "b", "c", "d"], *edges))
    assert len(texts(found, "on-broken")) == 3
