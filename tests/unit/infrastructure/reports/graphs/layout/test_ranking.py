"""Tests of which nodes stand in one row."""

import math

import pytest
from hypothesis import given

from archcheck.infrastructure.reports.graphs.layout.ranking import Rows, downward, rows
from archcheck.infrastructure.reports.graphs.layout.sequence import Pair
from tests.unit.infrastructure.reports.graphs.layout.layout_support import MOST, WEIGHTS


def ranked(count: int, *edges: Pair, room: float = math.inf) -> Rows:
    order, turned = downward(count, dict.fromkeys(edges, 1.0))
    return rows(order, turned, [10.0] * count, room)


@pytest.mark.parametrize(
    ("count", "edges", "room", "expected"),
    [
        (0, (), math.inf, []),
        (3, (), math.inf, [[0, 1, 2]]),
        (3, (), 20.0, [[0, 1], [2]]),
        (3, ((0, 1), (0, 2)), math.inf, [[0], [1, 2]]),
        (3, ((0, 1), (0, 2)), 10.0, [[0], [2], [1]]),
        (4, ((0, 1), (1, 2)), math.inf, [[0], [1], [2], [3]]),
        (4, ((0, 1), (1, 2), (3, 2)), math.inf, [[0], [1, 3], [2]]),
        (2, (), 5.0, [[0], [1]]),
    ],
)
def test_should_put_imported_below_importers_when_they_are_ranked(
    count: int, edges: tuple[Pair, ...], room: float, expected: Rows
) -> None:
    assert [sorted(row) for row in ranked(count, *edges, room=room)] == expected


@given(WEIGHTS)
def test_should_lead_every_edge_down_when_it_is_turned(weights: dict[Pair, float]) -> None:
    order, edges = downward(MOST, weights)
    found = rows(order, edges, [10.0] * MOST, 35.0)
    row_of = {node: at for at, row in enumerate(found) for node in row}
    assert all(row_of[one] < row_of[other] for one, other in edges)


@given(WEIGHTS)
def test_should_keep_rows_narrow_when_there_is_little_room(weights: dict[Pair, float]) -> None:
    order, edges = downward(MOST, weights)
    assert max(map(len, rows(order, edges, [10.0] * MOST, 35.0))) <= 3
