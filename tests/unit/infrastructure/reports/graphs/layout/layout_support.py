"""Small graphs of numbers for tests of layouts."""

from hypothesis import strategies as st

from archcheck.infrastructure.reports.graphs.layout.sequence import Pair

MOST = 12
NODES = st.integers(0, MOST - 1)
PAIRS = st.tuples(NODES, NODES).filter(lambda pair: pair[0] != pair[1])
WEIGHTS = st.dictionaries(PAIRS, st.floats(0.001, 50), max_size=30)


def backward(order: list[int], weights: dict[Pair, float]) -> list[Pair]:
    """The edges that lead against an order."""
    place = {node: at for at, node in enumerate(order)}
    return sorted(pair for pair in weights if place[pair[0]] > place[pair[1]])
