"""Tests of the order of nodes in their rows."""

import itertools

import pytest
from hypothesis import given

from archcheck.infrastructure.reports.graphs.layout import ordering
from archcheck.infrastructure.reports.graphs.layout.ordering import (
    crossings,
    ordered,
    with_waypoints,
)
from archcheck.infrastructure.reports.graphs.layout.ranking import (
    Rows,
    downward,
    neighbours,
    rows,
)
from archcheck.infrastructure.reports.graphs.layout.sequence import Pair
from tests.unit.infrastructure.reports.graphs.layout.layout_support import MOST, WEIGHTS


def ranked(weights: dict[Pair, float]) -> tuple[Rows, frozenset[Pair]]:
    order, edges = downward(MOST, weights)
    return rows(order, edges, [10.0] * MOST, 45.0), edges


def counted(found: Rows, edges: frozenset[Pair]) -> int:
    """All crossings, each pair of edges looked at."""
    place = {node: (row, at) for row, nodes in enumerate(found) for at, node in enumerate(nodes)}
    drawn = [(place[one], place[other]) for one, other in edges]
    pairs = itertools.combinations(drawn, 2)
    return sum(_cross(*pair) for pair in pairs)


def _cross(one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...]) -> bool:
    (row, at), (_, end) = one
    (other_row, other_at), (_, other_end) = other
    return row == other_row and (at - other_at) * (end - other_end) < 0


def test_should_lead_edges_through_the_rows_that_they_pass() -> None:
    edges = frozenset({(0, 1), (1, 2), (0, 2)})
    assert with_waypoints([[0], [1], [2]], edges) == (
        [[0], [1, 3], [2]],
        frozenset({(0, 1), (1, 2), (0, 3), (3, 2)}),
        {(0, 1): (), (0, 2): (3,), (1, 2): ()},
    )


def test_should_have_no_waypoints_when_there_would_be_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ordering, "MOST_WAYPOINTS", 0)
    edges = frozenset({(0, 1), (1, 2), (0, 2)})
    assert with_waypoints([[0], [1], [2]], edges) == ([[0], [1], [2]], edges, {})


def test_should_uncross_edges_when_another_order_has_fewer_crossings() -> None:
    edges = frozenset({(0, 4), (1, 3), (2, 5)})
    found = ordered([[0, 1, 2], [3, 4, 5]], edges)
    assert crossings(found, neighbours(edges)) == 0


@given(WEIGHTS)
def test_should_count_crossings_as_they_are_when_rows_are_given(
    weights: dict[Pair, float],
) -> None:
    found, edges, _ = with_waypoints(*ranked(weights))
    assert crossings(found, neighbours(edges)) == counted(found, edges)


@given(WEIGHTS)
def test_should_keep_the_nodes_of_each_row_when_they_are_ordered(
    weights: dict[Pair, float],
) -> None:
    found, edges, _ = with_waypoints(*ranked(weights))
    assert list(map(sorted, ordered(found, edges))) == list(map(sorted, found))


@given(WEIGHTS)
def test_should_have_no_more_crossings_when_nodes_are_ordered(weights: dict[Pair, float]) -> None:
    found, edges, _ = with_waypoints(*ranked(weights))
    below = neighbours(edges)
    assert crossings(ordered(found, edges), below) <= crossings(found, below)


def test_should_order_once_when_there_are_many_edges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "MOST_EDGES", 1)
    assert ordered([[0, 1], [2, 3]], frozenset({(0, 3), (1, 2)})) == [[0, 1], [3, 2]]
