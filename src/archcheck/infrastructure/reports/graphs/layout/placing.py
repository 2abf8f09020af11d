"""Where nodes stand in their rows."""

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence

from archcheck.infrastructure.reports.graphs.layout.ranking import Rows, neighbours
from archcheck.infrastructure.reports.graphs.layout.sequence import Pair

SWEEPS = 3
STRAIGHT = 8
GAP = 22.0
Widths = Mapping[int, float]
Pool = tuple[float, int]


def centres(
    rows: Rows, edges: Iterable[Pair], widths: Widths, waypoints: Collection[int]
) -> Mapping[int, float]:
    """The middle of each node, the leftmost node beginning at nought.

    By turns from below and above each node goes where its neighbours are, as near as the others
    of its row let it. Waypoints pull at each other, so that long edges are straight.
    """
    pulls = _Pulls(edges, waypoints)
    found: dict[int, float] = {}
    for row in rows:
        found.update(zip(row, _packed(row, widths), strict=True))
    for _ in range(SWEEPS):
        for row in (*rows[::-1], *rows):
            wanted = [pulls.wanted(node, found) for node in row]
            found.update(zip(row, apart(row, wanted, widths), strict=True))
    return _from_nought(found, widths)


def _from_nought(places: Mapping[int, float], widths: Widths) -> Mapping[int, float]:
    left = min((x - widths[node] / 2 for node, x in places.items()), default=0.0)
    return {node: x - left for node, x in places.items()}


class _Pulls:
    """What draws nodes to the left or to the right."""

    def __init__(self, edges: Iterable[Pair], waypoints: Collection[int]) -> None:
        both = itertools.chain.from_iterable((pair, pair[::-1]) for pair in edges)
        self._joined = neighbours(both)
        self._waypoints = waypoints

    def wanted(self, node: int, places: Mapping[int, float]) -> float:
        """The mean of its neighbours' places, its own where it has none."""
        others = self._joined.get(node, ())
        total = sum(self._strength(node, other) for other in others)
        if not total:
            return places[node]
        return sum(self._strength(node, other) * places[other] for other in others) / total

    def _strength(self, node: int, other: int) -> int:
        return STRAIGHT if node in self._waypoints and other in self._waypoints else 1


def apart(row: Sequence[int], wanted: Sequence[float], widths: Widths) -> list[float]:
    """The middles nearest to those that are wanted (least squares) with which nothing overlaps.

    Measured from the packed row this is isotonic regression, which pools neighbours that are in
    the wrong order (M. Ayer, H. D. Brunk and others, 1955).
    """
    packed = _packed(row, widths)
    pools: list[Pool] = []
    for wish, place in zip(wanted, packed, strict=True):
        pools.append((wish - place, 1))
        _pool(pools)
    shifts = itertools.chain.from_iterable([total / count] * count for total, count in pools)
    return [place + shift for place, shift in zip(packed, shifts, strict=True)]


def _pool(pools: list[Pool]) -> None:
    """Join the last pools as long as the mean of one is greater than that of the next."""
    while len(pools) > 1 and pools[-2][0] * pools[-1][1] > pools[-1][0] * pools[-2][1]:
        total, count = pools.pop()
        pools[-1] = (pools[-1][0] + total, pools[-1][1] + count)


def _packed(row: Sequence[int], widths: Widths) -> list[float]:
    """The middles of nodes that stand side by side around nought."""
    right = 0.0
    found: list[float] = []
    for node in row:
        found.append(right + widths[node] / 2)
        right += widths[node] + GAP
    return [x - (right - GAP) / 2 for x in found]
