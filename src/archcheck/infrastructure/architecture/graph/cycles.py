"""Cycles in small directed graphs."""

from collections.abc import Iterable, Mapping, Sequence

Successors = Mapping[str, frozenset[str]]


def knots(graph: Successors) -> tuple[tuple[str, ...], ...]:
    """The strongly connected groups of two or more nodes, each sorted, and sorted among them.

    Nodes on no cycle are trimmed away first; then each group is what a node reaches, forward
    and backward (the forward-backward algorithm).
    """
    rest = _trimmed(graph)
    found: list[tuple[str, ...]] = []
    while rest:
        start = min(rest)
        group = _reachable(rest, start) & _reachable(_reversed(rest), start)
        if len(group) > 1:
            found.append(tuple(sorted(group)))
        rest = _trimmed(_restricted(rest, rest.keys() - group))
    return tuple(sorted(found))


def shortest_cycle(graph: Successors, group: Iterable[str]) -> tuple[str, ...]:
    """One shortest cycle within a strongly connected group, beginning at its first node by name."""
    inside = _restricted(graph, frozenset(group))
    cycles = (_cycle_from(inside, start) for start in sorted(inside))
    return min(cycles, key=len)


def _cycle_from(graph: Successors, start: str) -> tuple[str, ...]:
    before: dict[str, str] = {}
    frontier = [start]
    while start not in before:
        fresh = _fresh(graph, frontier, before)
        before.update(fresh)
        frontier = sorted(fresh)
    return _unwound(before, start)


def _fresh(
    graph: Successors, frontier: Sequence[str], seen: Mapping[str, str]
) -> Mapping[str, str]:
    pairs = ((after, node) for node in reversed(frontier) for after in graph[node])
    return {after: node for after, node in pairs if after not in seen}


def _unwound(before: Mapping[str, str], start: str) -> tuple[str, ...]:
    path = [before[start]]
    while path[-1] != start:
        path.append(before[path[-1]])
    return tuple(reversed(path))


def _trimmed(graph: Successors) -> Successors:
    kept = _inner(graph)
    while len(kept) < len(graph):
        graph = _restricted(graph, kept)
        kept = _inner(graph)
    return graph


def _inner(graph: Successors) -> frozenset[str]:
    after_some = frozenset[str]().union(*graph.values())
    return frozenset(node for node in after_some if graph[node])


def _restricted(graph: Successors, nodes: Iterable[str]) -> Successors:
    kept = frozenset(nodes)
    return {node: graph[node] & kept for node in kept}


def _reversed(graph: Successors) -> Successors:
    found: dict[str, set[str]] = {node: set() for node in graph}
    for node, successors in graph.items():
        for after in successors:
            found[after].add(node)
    return {node: frozenset(before) for node, before in found.items()}


def _reachable(graph: Successors, start: str) -> frozenset[str]:
    seen = {start}
    stack = [start]
    while stack:
        fresh = graph[stack.pop()] - seen
        seen.update(fresh)
        stack.extend(fresh)
    return frozenset(seen)
