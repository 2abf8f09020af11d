"""Tests of the drawing as JSON."""

import json

from archcheck.infrastructure.reports.graphs.formats.json import FORMAT
from tests.unit.infrastructure.reports.graphs.drawing_support import EMPTY, EVIL, HOSTILE, SHOP


def test_should_hold_every_value_when_there_is_one() -> None:
    document = json.loads(FORMAT.render(SHOP))
    assert (document["schema"], document["layers"], document["nodes"][2]) == (
        "archcheck-graph/1",
        ["front", "domain"],
        {
            "name": "shop.domain",
            "kind": "package",
            "layer": "domain",
            "context": "",
            "path": "",
            "modules": 3,
            "broken": [],
            "change": "",
        },
    )


def test_should_tell_what_is_broken_and_where_when_imports_are_forbidden() -> None:
    first, _, last = json.loads(FORMAT.render(SHOP))["edges"]
    assert (first["broken"][0], first["imports"], first["places"][2], last["continues"]) == (
        {
            "contract": "pure",
            "rule": "layer-dependency",
            "level": "error",
            "message": "pure is broken",
            "because": "",
            "accepted": "",
            "change": "",
            "path": "src/shop/a.py",
            "line": 1,
            "column": 8,
        },
        3,
        {"path": "src/shop/domain.py", "line": 3, "column": 8},
        [{**first["broken"][0]}],
    )


def test_should_keep_names_as_they_are_when_they_are_hostile() -> None:
    assert json.loads(FORMAT.render(EVIL))["project"] == HOSTILE


def test_should_be_a_document_when_there_is_nothing_to_draw() -> None:
    document = json.loads(FORMAT.render(EMPTY))
    assert (document["nodes"], document["edges"]) == ([], [])
