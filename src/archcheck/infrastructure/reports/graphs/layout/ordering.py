"""The order of nodes in their rows, so that few edges cross."""

import bisect
import itertools
from collections.abc import Iterable, Mapping, Sequence

from archcheck.infrastructure.reports.graphs.layout.ranking import Neighbours, Rows, neighbours
from archcheck.infrastructure.reports.graphs.layout.sequence import Pair

SWEEPS = 8
MOST_EDGES = 2_000
MOST_WAYPOINTS = 2_000
Waypoints = Mapping[Pair, tuple[int, ...]]


def with_waypoints(rows: Rows, edges: frozenset[Pair]) -> tuple[Rows, frozenset[Pair], Waypoints]:
    """The rows with a node of its own wherever an edge passes a row, and the edges cut at these.

    The waypoints of each edge are given from top to bottom, none of one to the next row. Where
    there would be too many there are none at all: such a picture is looked at from afar.
    """
    between = _passed(rows, edges)
    if sum(map(len, between.values())) > MOST_WAYPOINTS:
        return rows, edges, {}
    fresh = itertools.count(sum(map(len, rows)))
    found = [list(row) for row in rows]
    waypoints: dict[Pair, tuple[int, ...]] = {}
    for edge, passed in between.items():
        waypoints[edge] = tuple(itertools.islice(fresh, len(passed)))
        for row, waypoint in zip(passed, waypoints[edge], strict=True):
            found[row].append(waypoint)
    return found, _cut(waypoints), waypoints


def _passed(rows: Rows, edges: Iterable[Pair]) -> Mapping[Pair, range]:
    """The rows that each edge passes."""
    row_of = {node: at for at, row in enumerate(rows) for node in row}
    return {(one, other): range(row_of[one] + 1, row_of[other]) for one, other in sorted(edges)}


def _cut(waypoints: Waypoints) -> frozenset[Pair]:
    ways = ((one, *passed, other) for (one, other), passed in waypoints.items())
    return frozenset(pair for way in ways for pair in zip(way, way[1:], strict=False))


def ordered(rows: Rows, edges: frozenset[Pair]) -> Rows:
    """The rows with each node near the middle of its neighbours in the rows before.

    Sweeps go down and up by turns; of all that was seen the order with the fewest crossings is
    kept (K. Sugiyama, S. Tagawa, M. Toda: Methods for visual understanding of hierarchical system
    structures, 1981).
    """
    above, below = neighbours((lower, upper) for upper, lower in edges), neighbours(edges)
    if len(edges) > MOST_EDGES:
        return _swept(rows, above)
    seen = [rows]
    for _ in range(SWEEPS):
        seen.append(_swept(seen[-1], above))
        seen.append(_swept(seen[-1][::-1], below)[::-1])
    return min(seen, key=lambda each: crossings(each, below))


def crossings(rows: Rows, below: Neighbours) -> int:
    """How many pairs of edges between rows and those right below cross."""
    return sum(_crossings(one, other, below) for one, other in zip(rows, rows[1:], strict=False))


def _crossings(upper: Sequence[int], lower: Sequence[int], below: Neighbours) -> int:
    """Each edge crosses those before it that end behind it."""
    place = {node: at for at, node in enumerate(lower)}
    seen: list[int] = []
    found = 0
    for node in upper:
        for end in sorted(map(place.__getitem__, place.keys() & below.get(node, ()))):
            found += len(seen) - bisect.bisect_right(seen, end)
            bisect.insort(seen, end)
    return found


def _swept(rows: Rows, joined: Neighbours) -> Rows:
    place: dict[int, float] = {}
    found: Rows = []
    for row in rows:
        shares = _shares(row)
        middle = {node: _middle(joined.get(node, ()), place, shares[node]) for node in row}
        found.append(sorted(row, key=middle.__getitem__))
        place |= _shares(found[-1])
    return found


def _shares(row: Sequence[int]) -> dict[int, float]:
    """Where nodes stand in a row, from 0 to 1."""
    return {node: (at + 0.5) / len(row) for at, node in enumerate(row)}


def _middle(joined: Sequence[int], place: Mapping[int, float], own: float) -> float:
    known = [place[node] for node in joined if node in place]
    return sum(known) / len(known) if known else own
