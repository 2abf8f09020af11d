"""Tests of the search for import chains."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.infrastructure.architecture.graph.chains import chains_between
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.architecture.graph.module_patterns import ModuleTree
from tests.unit.infrastructure.architecture.contracts.cases_support import Case, links_of

NODES = tuple("abcdefgh")
FAR = 99


def found(imports: list[str], source: str, target: str, obstacle: str = "") -> list[str]:
    """The chains from one package of `shop` to another, with the count of other routes."""
    links = links_of(Case(imports=imports))
    ends = [links.modules_under([f"shop.{name}"]) for name in (source, target, obstacle)]
    return [
        " ".join([*(links.name(link[0]) for link in chain.links), str(chain.routes)])
        for chain in chains_between(links, *ends)
    ]


@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        (["shop.s -> shop.t"], ["shop.s 0"]),
        (["shop.s.x -> shop.t.y"], ["shop.s.x 0"]),
        (["shop.t -> shop.s"], []),
        (["shop.s -> shop.m", "shop.m -> shop.t"], ["shop.s shop.m 0"]),
        (
            ["shop.s -> shop.n", "shop.n -> shop.m", "shop.m -> shop.t", "shop.s -> shop.m"],
            ["shop.s shop.m 0", "shop.s shop.n shop.m 0"],
        ),
        (["shop.s.x -> shop.s.y", "shop.s.y -> shop.t"], ["shop.s.y 0"]),
        (["shop.s -> shop.x", "shop.x -> shop.t"], []),
        (["shop.s -> shop.m", "shop.m -> shop.s.b", "shop.s.b -> shop.t"], ["shop.s.b 0"]),
        (
            ["shop.s -> shop.n", "shop.n -> shop.b", "shop.n -> shop.a"]
            + ["shop.a -> shop.t", "shop.b -> shop.t"],
            ["shop.s shop.n shop.a 1"],
        ),
        (
            ["shop.s -> shop.m", "shop.m -> shop.t.a", "shop.m -> shop.t.b"]
            + ["shop.m -> shop.n", "shop.n -> shop.m", "shop.n -> shop.t.a"],
            ["shop.s shop.m 2"],
        ),
        (
            ["shop.s.a -> shop.m", "shop.s.b -> shop.m", "shop.m -> shop.t", "shop.m -> shop.t.x"],
            ["shop.s.a shop.m 1", "shop.s.b shop.m 1"],
        ),
    ],
)
def test_should_find_chain_for_each_import_when_it_leaves_the_source(
    imports: list[str], expected: list[str]
) -> None:
    assert found(imports, "s", "t", "x") == expected


def test_should_go_through_third_module_when_it_is_no_obstacle() -> None:
    assert found(["shop.s -> shop.x", "shop.x -> shop.t"], "s", "t") == ["shop.s shop.x 0"]


EDGES = st.sets(
    st.tuples(st.sampled_from(range(8)), st.sampled_from(range(8))).filter(
        lambda edge: edge[0] != edge[1]
    ),
    max_size=24,
)


def naive_leaving(edges: set[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Shortest chain lengths from {0, 1} to {6, 7} past {5}, by relaxing until nothing moves."""
    distance = [FAR, FAR, FAR, FAR, FAR, FAR, 0, 0]
    inner = list(edges.intersection(itertools.product((2, 3, 4), range(8))))
    for importer, imported in inner * len(inner):
        distance[importer] = min(distance[importer], distance[imported] + 1)
    near = {node for node, length in enumerate(distance) if length < FAR}
    leaving = edges.intersection(itertools.product((0, 1), near))
    return {edge: distance[edge[1]] + 1 for edge in leaving}


@settings(max_examples=150, deadline=None)
@given(EDGES)
def test_should_agree_with_naive_relaxation_when_graph_is_any(edges: set[tuple[int, int]]) -> None:
    links = Links(ModuleTree(NODES), (), {edge: () for edge in edges})
    chains = chains_between(links, {0, 1}, {6, 7}, {5})
    assert {chain.links[0]: len(chain.links) for chain in chains} == naive_leaving(edges)


@settings(max_examples=100, deadline=None)
@given(EDGES)
def test_should_join_links_when_chain_is_followed(edges: set[tuple[int, int]]) -> None:
    links = Links(ModuleTree(NODES), (), {edge: () for edge in edges})
    steps = (
        step
        for chain in chains_between(links, {0, 1}, {6, 7}, {5})
        for step in itertools.pairwise(chain.links)
    )
    assert all(first[1] == second[0] and second in edges for first, second in steps)
