"""Which nodes stand in one row."""

from collections.abc import Iterable, Mapping, Sequence

from archcheck.infrastructure.reports.graphs.layout.sequence import Pair, sequence

Rows = list[list[int]]
Neighbours = Mapping[int, Sequence[int]]


def downward(count: int, weights: Mapping[Pair, float]) -> tuple[list[int], frozenset[Pair]]:
    """The nodes from top to bottom, and the edges turned so that all lead down."""
    order = sequence(count, weights)
    place = {node: at for at, node in enumerate(order)}
    turned = ((one, other) if place[one] < place[other] else (other, one) for one, other in weights)
    return order, frozenset(turned)


def rows(
    order: Sequence[int], edges: frozenset[Pair], widths: Sequence[float], room: float
) -> Rows:
    """Each node as high as what leads to it allows, in rows that are hardly wider than `room`.

    This is list scheduling, as in the algorithm of E. G. Coffman and R. L. Graham (1972) for layers
    of limited width. What nothing touches stands below all else, and what nothing leads to as low
    as it can.
    """
    shelf = _Shelf(widths, room)
    before, after = neighbours((lower, upper) for upper, lower in edges), neighbours(edges)
    touched = before.keys() | after.keys()
    for node in filter(touched.__contains__, order):
        shelf.put(node, 1 + max(map(shelf.row_of, before.get(node, ())), default=-1))
    for node in filter((after.keys() - before.keys()).__contains__, reversed(order)):
        shelf.lower(node, min(map(shelf.row_of, after[node])) - 1)
    below = len(shelf.rows)
    for node in sorted(set(order) - touched):
        shelf.put(node, below)
    return list(filter(None, shelf.rows))


class _Shelf:
    """Rows of nodes, with the width that is taken in each."""

    def __init__(self, widths: Sequence[float], room: float) -> None:
        self.rows: Rows = []
        self._widths = widths
        self._room = room
        self._taken: list[float] = []
        self._row: dict[int, int] = {}

    def row_of(self, node: int) -> int:
        """Where a node stands."""
        return self._row[node]

    def put(self, node: int, first: int) -> None:
        """Put a node into the first row from there on that has room."""
        row = first
        while not self._fits(node, row):
            row += 1
        while len(self.rows) <= row:
            self.rows.append([])
            self._taken.append(0.0)
        self._place(node, row)

    def lower(self, node: int, last: int) -> None:
        """Move a node to the lowest row down to there that has room."""
        own = self._row[node]
        better = (row for row in range(last, own, -1) if self._fits(node, row))
        row = next(better, own)
        self.rows[own].remove(node)
        self._taken[own] -= self._widths[node]
        self._place(node, row)

    def _fits(self, node: int, row: int) -> bool:
        taken = self._taken[row] if row < len(self._taken) else 0.0
        return not taken or taken + self._widths[node] <= self._room

    def _place(self, node: int, row: int) -> None:
        self.rows[row].append(node)
        self._taken[row] += self._widths[node]
        self._row[node] = row


def neighbours(pairs: Iterable[Pair]) -> Neighbours:
    """What each node is joined with in one direction, sorted."""
    found: dict[int, list[int]] = {}
    for one, other in sorted(pairs):
        found.setdefault(one, []).append(other)
    return found
