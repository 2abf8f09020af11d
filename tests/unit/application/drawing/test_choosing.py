"""Tests of which modules and imports are drawn."""

import pytest

from archcheck.application.drawing.choosing import between, touching, without_libraries
from tests.unit.application.drawing.graph_support import judged, names, pairs

FOUND = judged("shop.a -> shop.b", "shop.b -> shop.c", "shop.a -> rich", "shop.c -> json")
DIAMOND = judged(
    "shop.a -> shop.b",
    "shop.a -> shop.c",
    "shop.b -> shop.z",
    "shop.c -> shop.z",
    "shop.a -> shop.long",
    "shop.long -> shop.b",
    "shop.b -> shop.aside",
    "shop.z -> shop.after",
)


def test_should_leave_libraries_out_when_only_some_are_kept() -> None:
    left = without_libraries(FOUND, frozenset({"json"}))
    assert (names(left), pairs(left)) == (
        ["json", "shop.a", "shop.b", "shop.c"],
        ["shop.a -> shop.b", "shop.b -> shop.c", "shop.c -> json"],
    )


def test_should_keep_importers_and_imported_when_modules_are_looked_at() -> None:
    left = touching(FOUND, frozenset({"shop.b"}))
    assert (names(left), pairs(left)) == (
        ["shop.a", "shop.b", "shop.c"],
        ["shop.a -> shop.b", "shop.b -> shop.c"],
    )


def test_should_keep_module_when_nothing_touches_it() -> None:
    assert names(touching(judged(modules=["shop.a", "shop.b"]), frozenset({"shop.a"}))) == [
        "shop.a"
    ]


@pytest.mark.parametrize(
    ("sources", "targets", "expected"),
    [
        (
            {"shop.a"},
            {"shop.z"},
            [
                "shop.a -> shop.b",
                "shop.a -> shop.c",
                "shop.a -> shop.long",
                "shop.b -> shop.z",
                "shop.c -> shop.z",
                "shop.long -> shop.b",
            ],
        ),
        (
            {"shop.a", "shop.b"},
            {"shop.z"},
            ["shop.a -> shop.c", "shop.b -> shop.z", "shop.c -> shop.z"],
        ),
        (
            {"shop.a"},
            {"shop.aside"},
            [
                "shop.a -> shop.b",
                "shop.a -> shop.long",
                "shop.b -> shop.aside",
                "shop.long -> shop.b",
            ],
        ),
        ({"shop.z"}, {"shop.a"}, []),
        ({"shop.z"}, {"shop.after"}, ["shop.z -> shop.after"]),
    ],
)
def test_should_draw_all_shortest_chains_of_each_import_when_asked_how_modules_reach_others(
    sources: set[str], targets: set[str], expected: list[str]
) -> None:
    assert pairs(between(DIAMOND, frozenset(sources), frozenset(targets))) == expected


def test_should_take_only_shortest_way_on_when_there_is_a_longer_one() -> None:
    found = judged("shop.a -> shop.b", "shop.b -> shop.z", "shop.b -> shop.c", "shop.c -> shop.z")
    left = between(found, frozenset({"shop.a"}), frozenset({"shop.z"}))
    assert pairs(left) == ["shop.a -> shop.b", "shop.b -> shop.z"]


def test_should_end_when_imports_form_a_cycle() -> None:
    found = judged("shop.a -> shop.b", "shop.b -> shop.c", "shop.c -> shop.b", "shop.c -> shop.z")
    left = between(found, frozenset({"shop.a"}), frozenset({"shop.z"}))
    assert pairs(left) == ["shop.a -> shop.b", "shop.b -> shop.c", "shop.c -> shop.z"]
