"""An order of nodes against which as little as possible leads."""

from collections.abc import Callable, Mapping

Pair = tuple[int, int]
Weights = Mapping[Pair, float]


def sequence(count: int, weights: Weights) -> list[int]:
    """The numbers below `count` in an order against which few weighted edges lead.

    Sinks go to the end, sources to the beginning, and where there is neither the node from which
    most leads away (P. Eades, X. Lin, W. F. Smyth: A fast and effective heuristic for the feedback
    arc set problem, 1993).
    """
    rest = _Rest(count, weights)
    head: list[int] = []
    tail: list[int] = []
    while rest.left:
        tail += rest.taken(rest.is_sink)
        head += rest.taken(rest.is_source)
        head += rest.most_outward()
    return head + tail[::-1]


class _Rest:
    """The nodes that have no place yet."""

    def __init__(self, count: int, weights: Weights) -> None:
        self.left = dict.fromkeys(range(count))
        self._after: list[dict[int, float]] = [{} for _ in range(count)]
        self._before: list[dict[int, float]] = [{} for _ in range(count)]
        for (one, other), weight in sorted(weights.items()):
            self._after[one][other] = weight
            self._before[other][one] = weight

    def is_sink(self, node: int) -> bool:
        """Whether nothing leads away from it."""
        return not self._after[node]

    def is_source(self, node: int) -> bool:
        """Whether nothing leads to it."""
        return not self._before[node]

    def taken(self, wanted: Callable[[int], bool]) -> list[int]:
        """Take out all such nodes, and those that become such by it."""
        found: list[int] = []
        fresh = list(filter(wanted, self.left))
        while fresh:
            for node in fresh:
                self._take(node)
            found += fresh
            fresh = list(filter(wanted, self.left))
        return found

    def most_outward(self) -> list[int]:
        """Take out the node from which most leads away; none where there is none."""
        if not self.left:
            return []
        node = max(self.left, key=self._outwardness)
        self._take(node)
        return [node]

    def _outwardness(self, node: int) -> float:
        return sum(self._after[node].values()) - sum(self._before[node].values())

    def _take(self, node: int) -> None:
        del self.left[node]
        for other in self._after[node]:
            self._before[other].pop(node)
        for other in self._before[node]:
            self._after[other].pop(node)
