"""Tests of what a page holds."""

import base64
import hashlib
import json
import re
from typing import Any

import pytest

from archcheck.domain.drawing import Change, Drawing
from archcheck.domain.module_graph import ModuleKind
from archcheck.infrastructure.reports.graphs.formats.html import FORMAT
from tests.unit.application.drawing.graph_support import mark
from tests.unit.infrastructure.reports.graphs.drawing_support import (
    EMPTY,
    EVIL,
    SHOP,
    drawing,
    edge,
    node,
)

DATA = re.compile(r'<script type="application/json" id="graph">(.*?)</script>', re.DOTALL)
REACHES = r"https?:|fetch\(|XMLHttpRequest|WebSocket|import\(|sendBeacon|<link|<img|src=|url\("


def data(found: Drawing) -> Any:
    """What the page knows."""
    matched = DATA.search(FORMAT.render(found))
    return json.loads(matched[1]) if matched else None


@pytest.mark.parametrize("found", [EMPTY, SHOP, EVIL], ids=["empty", "shop", "evil"])
def test_should_reach_for_nothing_when_it_is_opened(found: Drawing) -> None:
    assert re.findall(REACHES, FORMAT.render(found)) == []


@pytest.mark.parametrize(("element", "policy"), [("script", "script-src"), ("style", "style-src")])
def test_should_allow_its_own_script_and_style_alone(element: str, policy: str) -> None:
    text = FORMAT.render(EVIL)
    own = re.findall(f"<{element}>(.*?)</{element}>", text, re.DOTALL)
    names = [base64.b64encode(hashlib.sha256(it.encode()).digest()).decode() for it in own]
    assert re.findall(f"{policy} 'sha256-([^']+)'", text) == names


def test_should_end_no_element_when_names_are_hostile() -> None:
    text = FORMAT.render(EVIL)
    assert (text.count("<script"), text.count("</script>"), "<b>" in text) == (2, 2, False)


def test_should_number_nodes_and_packages_when_they_lie_in_each_other() -> None:
    found = data(SHOP)
    names = [it["name"] for it in (*found["nodes"], *found["clusters"])]
    held = {it["name"]: [names[each] for each in it["members"]] for it in found["clusters"]}
    assert held == {
        "": ["shop", "<libraries>"],
        "shop": ["shop.domain", "shop.web"],
        "<libraries>": ["rich"],
    }


def test_should_tell_all_of_a_node_when_it_is_looked_at() -> None:
    assert data(SHOP)["nodes"][1] == {
        "label": "web",
        "layer": "front",
        "told": "layer front",
        "colour": 0,
        "name": "shop.web",
        "kind": "package",
        "context": "",
        "path": "",
        "modules": 2,
        "marks": [],
        "change": "",
    }


def test_should_tell_all_of_an_edge_when_it_is_looked_at() -> None:
    assert data(SHOP)["edges"][0] == {
        "from": 0,
        "to": 1,
        "lines": ["src/shop/domain.py:1", "src/shop/domain.py:2", "src/shop/domain.py:3"],
        "broken": 1,
        "accepted": 0,
        "continues": 0,
        "marks": [0, 1],
        "change": "",
    }


def test_should_tell_lines_alone_when_places_lie_in_the_file_of_the_importer() -> None:
    nodes = (node("shop.a", path="src/shop/a.py"), node("shop.b"))
    found = data(Drawing("shop", nodes=nodes, edges=(edge("shop.a", "shop.b", imports=2),)))
    assert found["edges"][0]["lines"] == [1, 2]


def test_should_tell_a_mark_once_when_several_edges_have_it() -> None:
    shared = mark(change=Change.ADDED, because="It is so.", accepted="old")
    edges = (edge("a", "b", shared), edge("a", "c", shared))
    assert data(drawing(["a", "b", "c"], *edges))["marks"] == [
        {
            "name": "pure",
            "message": "pure is broken",
            "because": "It is so.",
            "place": "src/shop/a.py:1:8",
            "leads": True,
            "broken": False,
            "accepted": "old",
            "change": "added",
        }
    ]


def test_should_arrange_members_in_rows_when_they_import_each_other() -> None:
    found = data(drawing(["a", "b", "c"], edge("a", "b"), edge("b", "c"), edge("a", "c")))
    assert (found["clusters"][0]["rows"], found["clusters"][0]["ways"]) == (
        [[0], [1, 3], [2]],
        [[0, 1, []], [0, 2, [3]], [1, 2, []]],
    )


def test_should_count_modules_when_a_package_is_closed() -> None:
    assert [it["size"] for it in data(SHOP)["clusters"]] == [6, 5, 1]


def test_should_spell_out_what_nobody_sees_when_names_are_hostile() -> None:
    labels = [it["label"] for it in data(EVIL)["nodes"] if it["kind"] == ModuleKind.LAYER.value]
    assert any("\\x1b[31m\\u202e" in label for label in labels)


def test_should_colour_layers_for_light_and_dark_pages() -> None:
    text = FORMAT.render(SHOP)
    assert all(
        found in text
        for found in (":root{--fill-0:#f6f8fa", ":root.dark{--fill-0:#1c2128", "--broken:#f85149")
    )
