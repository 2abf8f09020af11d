"""Tests of where nodes stand in their rows."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcheck.infrastructure.reports.graphs.layout.placing import GAP, apart, centres

WISHES = st.lists(st.floats(-500, 500), min_size=1, max_size=9)
WIDTH = 20.0


def gaps(places: list[float]) -> list[float]:
    """The room between neighbours."""
    return [right - left - WIDTH for left, right in itertools.pairwise(places)]


def placed(wishes: list[float]) -> list[float]:
    row = list(range(len(wishes)))
    return apart(row, wishes, dict.fromkeys(row, WIDTH))


@given(WISHES)
def test_should_overlap_nothing_when_wishes_do(wishes: list[float]) -> None:
    assert all(gap >= GAP - 1e-6 for gap in gaps(placed(wishes)))


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ([5.0], [5.0]),
        ([0.0, 100.0], [0.0, 100.0]),
        ([0.0, 0.0], [-21.0, 21.0]),
        ([50.0, 50.0, 200.0], [29.0, 71.0, 200.0]),
    ],
)
def test_should_go_as_near_as_can_be_when_neighbours_are_in_the_way(
    wishes: list[float], expected: list[float]
) -> None:
    assert placed(wishes) == pytest.approx(expected)


def test_should_stand_below_each_other_when_nodes_form_a_chain() -> None:
    found = centres([[0], [1], [2]], [(0, 1), (1, 2)], {0: 80.0, 1: 20.0, 2: 40.0}, ())
    assert found == {0: 40.0, 1: 40.0, 2: 40.0}


def test_should_keep_long_edges_straight_when_waypoints_pull_at_each_other() -> None:
    rows = [[0], [1, 3], [2, 4], [5]]
    edges = [(0, 1), (1, 2), (2, 5), (0, 3), (3, 4), (4, 5)]
    edges = [*edges, (1, 4)]
    bent, straight = (
        centres(rows, edges, dict.fromkeys(range(6), WIDTH), waypoints)
        for waypoints in (set[int](), {3, 4})
    )
    assert abs(straight[3] - straight[4]) < abs(bent[3] - bent[4])


def test_should_begin_at_nought_when_rows_differ() -> None:
    widths = {0: 10.0, 1: 30.0, 2: 50.0}
    found = centres([[0, 1], [2]], [(0, 2)], widths, ())
    assert min(found[node] - widths[node] / 2 for node in found) == 0.0


def test_should_place_nothing_when_there_is_nothing() -> None:
    assert centres([], [], {}, ()) == {}
