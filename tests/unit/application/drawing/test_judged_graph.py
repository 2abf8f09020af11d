"""Tests of which imports and modules findings mark."""

import dataclasses

from archcheck.application.drawing.judged_graph import renamed
from archcheck.domain.drawing import Mark
from archcheck.domain.level import Level
from tests.unit.application.drawing.graph_support import finding, judged, names, pairs, place

CHAIN = ("shop.a -> shop.b", "shop.b -> shop.c")
LINKS = (place("shop.a"), place("shop.b", 2))


def test_should_mark_import_when_finding_lies_at_it() -> None:
    found = judged("shop.a -> shop.b", findings=[finding("shop.a")])
    assert found.imports == {
        ("shop.a", "shop.b"): (
            Mark(
                rule="layer-dependency",
                contract="pure",
                level=Level.ERROR,
                message="shop.a must not",
                location=place("shop.a"),
                because="It is so.",
            ),
        )
    }


def test_should_mark_rest_of_chain_when_it_is_forbidden() -> None:
    found = judged(*CHAIN, findings=[finding("shop.a", chain=LINKS)])
    led = {pair: [mark.leads for mark in marks] for pair, marks in found.imports.items()}
    assert led == {("shop.a", "shop.b"): [True], ("shop.b", "shop.c"): [False]}


def test_should_skip_links_of_chain_when_no_import_is_there() -> None:
    found = judged("shop.a -> shop.b", findings=[finding("shop.a", chain=LINKS)])
    assert list(found.imports) == [("shop.a", "shop.b")]


def test_should_give_reason_when_finding_is_exempted() -> None:
    found = judged("shop.a -> shop.b", findings=[finding("shop.a", accepted="old")])
    assert [mark.accepted for mark in found.imports["shop.a", "shop.b"]] == ["old"]


def test_should_call_it_tolerated_when_import_is_deprecated() -> None:
    told = dataclasses.replace(finding("shop.a"), deprecated=True)
    found = judged("shop.a -> shop.b", findings=[told])
    assert [mark.accepted for mark in found.imports["shop.a", "shop.b"]] == ["tolerated for now"]


def test_should_mark_module_when_contract_is_broken_by_no_import() -> None:
    found = judged(modules=["shop.a"], findings=[finding("shop.a", contract="whole")])
    assert [mark.name for mark in found.modules["shop.a"]] == ["whole"]


def test_should_mark_nothing_when_rule_without_contract_speaks_of_no_import() -> None:
    found = judged(modules=["shop.a"], findings=[finding("shop.a", contract="")])
    assert (found.imports, found.modules) == ({}, {})


def test_should_mark_nothing_when_tool_finds_something_at_an_import() -> None:
    found = judged("shop.a -> shop.b", findings=[finding("shop.a", analyzer="flake8")])
    assert found.imports == {}


def test_should_order_marks_by_place_when_there_are_several() -> None:
    findings = [finding("shop.a", 2), finding("shop.a", 1), finding("shop.a", 1)]
    found = judged("shop.a -> shop.b", "shop.a -> shop.b", findings=findings)
    marks = found.imports["shop.a", "shop.b"]
    assert [mark.location.region.start_line for mark in marks] == [1, 2]


def test_should_have_names_of_today_when_modules_were_renamed() -> None:
    found = renamed(
        judged("shop.b -> shop.c", modules=["shop.d"], findings=[finding("shop.b", contract="x")]),
        {"shop.b": "shop.z", "shop.c": "shop.d"},
    )
    assert (names(found), pairs(found), list(found.imports)) == (
        ["shop.c", "shop.d", "shop.z"],
        ["shop.z -> shop.c"],
        [("shop.z", "shop.c")],
    )
