"""Tests of the order of layers."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from archcheck.application.proposing.layer_order import against_order, levels_of, strict_order

NAMES = ("web", "work", "store", "core")
PAIRS = st.frozensets(st.sampled_from([*itertools.product(NAMES, NAMES)]))


def reach_of(pairs: frozenset[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """What each layer reaches."""
    return {
        name: frozenset(imported for importer, imported in pairs if importer == name != imported)
        for name in NAMES
    }


@given(PAIRS)
def test_should_let_nothing_reach_upward_when_levels_are_made(
    pairs: frozenset[tuple[str, str]],
) -> None:
    reach = reach_of(pairs)
    levels = levels_of(NAMES, reach)
    place = {name: at for at, level in enumerate(levels) for name in level}
    assert not [low for high in NAMES for low in reach[high] if place[low] < place[high]]


@given(PAIRS)
def test_should_place_each_layer_once_when_levels_are_made(
    pairs: frozenset[tuple[str, str]],
) -> None:
    levels = levels_of(NAMES, reach_of(pairs))
    assert sorted(name for level in levels for name in level) == sorted(NAMES)


def test_should_follow_the_names_when_no_import_decides() -> None:
    assert strict_order(NAMES, {}) == NAMES


def test_should_follow_most_imports_when_they_lead_both_ways() -> None:
    weights = {("core", "web"): 5, ("web", "core"): 1, ("web", "work"): 2}
    assert strict_order(NAMES, weights) == ("store", "core", "web", "work")


def test_should_tell_how_much_leads_upward_when_some_does() -> None:
    assert against_order(("web", "core"), {("core", "web"): 1, ("web", "core"): 3}) == 0.25
