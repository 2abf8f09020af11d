"""Tests of cycles in small graphs."""

import itertools
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.infrastructure.architecture.graph.cycles import Successors, knots, shortest_cycle


def graph(text: str) -> Successors:
    """A graph from `ab bc`: a to b, b to c."""
    nodes = sorted(set(text.replace(" ", "")))
    edges = text.split()
    return {node: frozenset(edge[1] for edge in edges if edge[0] == node) for node in nodes}


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ("", ()),
        ("ab bc ac", ()),
        ("ab ba", (("a", "b"),)),
        ("ab bc ca cd", (("a", "b", "c"),)),
        ("ab ba bc cd dc", (("a", "b"), ("c", "d"))),
        ("ab ba bc cd de dc ec", (("a", "b"), ("c", "d", "e"))),
        ("bc cb ba ad de ed", (("b", "c"), ("d", "e"))),
        ("ab ba bx xc cd dc", (("a", "b"), ("c", "d"))),
    ],
)
def test_should_find_knots_when_nodes_reach_each_other(
    edges: str, expected: tuple[tuple[str, ...], ...]
) -> None:
    assert knots(graph(edges)) == expected


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ("ba ab", ("a", "b")),
        ("ab bc ca cb", ("b", "c")),
        ("ac cb ba", ("a", "c", "b")),
        ("ab bd da ac cd", ("a", "b", "d")),
    ],
)
def test_should_begin_at_first_name_when_cycle_is_shortest(
    edges: str, expected: tuple[str, ...]
) -> None:
    assert shortest_cycle(graph(edges), graph(edges)) == expected


def reaches(found: Successors, start: str, end: str) -> bool:
    """Whether one node reaches another, by enlarging a set until it stays."""
    seen: frozenset[str] = found[start]
    for _ in found:
        seen = seen.union(*(found[node] for node in seen))
    return end in seen


def grouped(groups: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """All pairs of nodes of one group."""
    for group in groups:
        yield from itertools.permutations(group, 2)


@settings(max_examples=100, deadline=None)
@given(st.sets(st.sampled_from([x + y for x, y in itertools.permutations("abcdef", 2)])))
def test_should_group_nodes_that_reach_each_other_when_graph_is_any(edges: set[str]) -> None:
    found = graph(" ".join(edges))
    pairs = itertools.permutations(found, 2)
    together = {pair for pair in pairs if reaches(found, *pair) and reaches(found, *pair[::-1])}
    assert set(grouped(knots(found))) == together
