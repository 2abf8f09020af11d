"""Tests of orders against which little leads."""

import pytest
from hypothesis import given

from archcheck.infrastructure.reports.graphs.layout.sequence import Pair, sequence
from tests.unit.infrastructure.reports.graphs.layout.layout_support import MOST, WEIGHTS, backward


@pytest.mark.parametrize(
    ("count", "weights", "expected"),
    [
        (0, {}, []),
        (3, {(2, 1): 1.0, (1, 0): 1.0}, [2, 1, 0]),
        (3, {(0, 1): 5.0, (1, 2): 5.0, (2, 0): 0.001}, [0, 1, 2]),
        (2, {(0, 1): 1.0, (1, 0): 3.0}, [1, 0]),
    ],
)
def test_should_begin_with_importers_when_little_leads_back(
    count: int, weights: dict[Pair, float], expected: list[int]
) -> None:
    assert sequence(count, weights) == expected


@given(WEIGHTS)
def test_should_hold_each_node_once_when_there_are_cycles(weights: dict[Pair, float]) -> None:
    assert sorted(sequence(MOST, weights)) == list(range(MOST))


@given(WEIGHTS)
def test_should_lead_nowhere_back_when_there_is_no_cycle(weights: dict[Pair, float]) -> None:
    acyclic = {(min(pair), max(pair)): weight for pair, weight in weights.items()}
    assert backward(sequence(MOST, acyclic), acyclic) == []


@given(WEIGHTS)
def test_should_turn_less_than_half_of_the_weight_when_there_are_cycles(
    weights: dict[Pair, float],
) -> None:
    turned = sum(weights[pair] for pair in backward(sequence(MOST, weights), weights))
    assert turned <= sum(weights.values()) / 2 + 1e-6
