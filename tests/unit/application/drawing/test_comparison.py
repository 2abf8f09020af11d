"""Tests of two portraits side by side."""

import pytest

from archcheck.application.drawing.comparison import Comparison, compared
from archcheck.application.drawing.judged_graph import JudgedGraph
from archcheck.application.drawing.view import View
from archcheck.application.ports.past_projects import PastProject
from tests.unit.application.drawing.graph_support import finding, judged, names
from tests.unit.application.drawing.test_portrait import surveyed
from tests.unit.refusal_support import refusal

PAST = PastProject("/tmp/copy", "0123456789abcdef", unread=("b.py cannot be read",))
THEN = judged("shop.a.x -> shop.b.x", "shop.b.x -> rich", layers={"shop.b": "base"})
NOW = judged(
    "shop.a.x -> shop.b.x", "shop.a.y -> shop.b.x", "shop.b.x -> rich", layers={"shop.b": "base"}
)
BARE = judged("shop.a -> shop.b")


def comparison(
    view: View = View(), then: JudgedGraph | None = THEN, now: JudgedGraph = NOW
) -> Comparison:
    return compared(surveyed(then) if then else None, surveyed(now), view, PAST)


@pytest.mark.parametrize(
    ("view", "most", "expected"),
    [
        (View(), 0, ["shop.a.y", "shop.b.x"]),
        (View(), 1, []),
        (View(depth=2), 9, []),
        (View(layers=True), 0, []),
        (View(focus=("shop.a.y",)), 0, ["shop.a.y", "shop.b.x"]),
        (View(focus=("shop.a.x",)), 0, []),
    ],
)
def test_should_draw_what_has_changed_when_view_is_narrow(
    view: View, most: int, expected: list[str]
) -> None:
    assert names(comparison(view).drawing(most)) == expected


def test_should_cut_names_only_as_far_as_needed_when_there_are_many_changes() -> None:
    now = judged("shop.a.x -> shop.c.d.x", "shop.a.x -> shop.c.d.y", "shop.a.x -> shop.c.e.x")
    then = judged("shop.a.x -> shop.c.e.x")
    assert names(comparison(then=then, now=now).drawing(2)) == ["shop.a.x", "shop.c.d"]


def test_should_draw_everything_as_added_when_there_was_nothing() -> None:
    drawing = comparison(then=None).drawing(0)
    assert [edge.change.value for edge in drawing.edges] == ["added"] * 2


@pytest.mark.parametrize(
    ("then", "now", "change"), [(THEN, BARE, "removed"), (BARE, THEN, "added")]
)
def test_should_draw_what_is_named_when_it_means_something_in_one_of_them(
    then: JudgedGraph, now: JudgedGraph, change: str
) -> None:
    drawing = comparison(View(layers=True), then, now).drawing(0)
    assert [(node.name, node.change.value) for node in drawing.nodes] == [
        ("<no layer>", change),
        ("base", change),
    ]


def test_should_refuse_names_when_they_mean_nothing_in_both() -> None:
    assert "no module of this project lies in a layer" in refusal(
        lambda: comparison(View(layers=True), BARE, BARE)
    )


def test_should_tell_what_is_newly_forbidden_when_rules_are_broken() -> None:
    now = judged("shop.a.x -> shop.b.x", findings=[finding("shop.a.x")])
    (edge,) = comparison(then=THEN, now=now).drawing(0).edges
    assert [mark.change.value for mark in edge.marks] == ["added"]


def test_should_say_whose_imports_are_missing_when_files_are_broken() -> None:
    found = comparison()
    assert found.missing == (
        "a.py was not checked",
        "at 0123456789ab: b.py cannot be read",
        "at 0123456789ab: a.py was not checked",
    )


def test_should_pass_on_what_is_to_be_known_when_today_is_read() -> None:
    assert (comparison().remarks, comparison().revision) == (("a note",), PAST.revision)
