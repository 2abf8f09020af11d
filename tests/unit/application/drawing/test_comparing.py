"""Tests of what differs between a graph as it was and as it is."""

import pytest

from archcheck.application.drawing.comparing import changed, with_news
from archcheck.application.drawing.folding import by_depth, folded
from archcheck.application.drawing.judged_graph import JudgedGraph
from archcheck.domain.drawing import Change, Drawing
from archcheck.domain.finding import Finding
from tests.unit.application.drawing.graph_support import finding, judged

PAIR = ("shop.a", "shop.b")
EDGE = "shop.a -> shop.b"


def news(then: list[Finding], now: list[Finding]) -> list[tuple[str, str]]:
    """The contracts at an import, each with what has become of it."""
    old, new = judged(EDGE, EDGE, findings=then), judged(EDGE, EDGE, findings=now)
    marks = with_news(old, new).imports.get(PAIR, ())
    return [(mark.name, mark.change.value) for mark in marks]


def drawn(found: JudgedGraph, depth: int = 0) -> Drawing:
    return folded(found, by_depth(depth, frozenset()))


def changes(drawing: Drawing) -> list[str]:
    """All nodes and edges with what has become of them."""
    nodes = [f"{node.change.value} {node.name}" for node in drawing.nodes]
    return nodes + [f"{it.change.value} {it.importer} -> {it.imported}" for it in drawing.edges]


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ([], [finding("shop.a")], [("pure", "added")]),
        ([finding("shop.a")], [finding("shop.a")], [("pure", "")]),
        ([finding("shop.a")], [finding("shop.a", 2)], [("pure", "")]),
        ([finding("shop.a")], [], [("pure", "removed")]),
        (
            [finding("shop.a")],
            [finding("shop.a", contract="clean")],
            [("clean", "added"), ("pure", "removed")],
        ),
        ([], [finding("shop.a", accepted="old")], [("pure", "")]),
        ([finding("shop.a", accepted="old")], [finding("shop.a")], [("pure", "added")]),
        (
            [finding("shop.a")],
            [finding("shop.a", accepted="old")],
            [("pure", "removed"), ("pure", "")],
        ),
    ],
)
def test_should_tell_what_is_newly_broken_when_it_was_not_before(
    then: list[Finding], now: list[Finding], expected: list[tuple[str, str]]
) -> None:
    assert news(then, now) == expected


def test_should_tell_what_is_newly_broken_when_it_is_a_module() -> None:
    new = judged(modules=["shop.a"], findings=[finding("shop.a", contract="whole")])
    marks = with_news(judged(modules=["shop.a"]), new).modules["shop.a"]
    assert [mark.change for mark in marks] == [Change.ADDED]


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        (judged(EDGE), judged(EDGE), []),
        (
            judged("shop.a -> shop.b", "shop.b -> shop.c"),
            judged("shop.a -> shop.d", "shop.b -> shop.c"),
            [
                " shop.a",
                " shop.b",
                "added shop.d",
                "removed shop.a -> shop.b",
                "added shop.a -> shop.d",
            ],
        ),
        (
            judged(modules=["shop.a"]),
            judged(modules=["shop.b"]),
            ["removed shop.a", "added shop.b"],
        ),
        (judged(), judged(EDGE), ["added shop.a", "added shop.b", f"added {EDGE}"]),
    ],
)
def test_should_draw_what_was_added_and_removed_when_there_is_something(
    then: JudgedGraph, now: JudgedGraph, expected: list[str]
) -> None:
    found = changed(drawn(then), drawn(now), "abc")
    assert (changes(found), found.revision) == (expected, "abc")


@pytest.mark.parametrize(
    ("depth", "expected"),
    [(0, [" shop.a", " shop.b", f" {EDGE}"]), (1, [" shop"])],
)
def test_should_draw_unchanged_imports_when_they_are_newly_forbidden(
    depth: int, expected: list[str]
) -> None:
    then = judged(EDGE)
    now = with_news(then, judged(EDGE, findings=[finding("shop.a")]))
    assert changes(changed(drawn(then, depth), drawn(now, depth), "abc")) == expected


def test_should_see_another_forbidden_import_when_its_node_broke_the_contract_before() -> None:
    lines = ("shop.a.x -> shop.b", "shop.a.y -> shop.b")
    then = judged(*lines, findings=[finding("shop.a.x", 1)])
    now = judged(*lines, findings=[finding("shop.a.x", 1), finding("shop.a.y", 2)])
    found = changed(drawn(then, 2), drawn(with_news(then, now), 2), "abc")
    assert [[mark.change.value for mark in edge.marks] for edge in found.edges] == [["", "added"]]
