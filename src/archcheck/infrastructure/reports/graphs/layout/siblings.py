"""Which members of a package import each other, directly or by what is in them."""

from collections.abc import Iterable, Iterator, Mapping

from archcheck.domain.drawing import Edge
from archcheck.infrastructure.reports.graphs.clusters import Cluster, Leaf
from archcheck.infrastructure.reports.graphs.layout.sequence import Pair

FAINT = 0.001

Path = tuple[int, ...]
Weights = Mapping[Path, Mapping[Pair, float]]


def paths(cluster: Cluster, here: Path = ()) -> Iterator[tuple[str, Path]]:
    """The way to each node: the number of a member, the number of a member in that, and so on."""
    for number, member in enumerate(cluster.members):
        if isinstance(member, Leaf):
            yield member.node.name, (*here, number)
        else:
            yield from paths(member, (*here, number))


def weights(edges: Iterable[Edge], ways: Mapping[str, Path]) -> Weights:
    """Of each cluster, by the way to it, the imports between two of its members.

    What is forbidden hardly counts, so that pictures show it against the direction of all else.
    """
    found: dict[Path, dict[Pair, float]] = {}
    for edge in edges:
        around, pair = parting(ways[edge.importer], ways[edge.imported])
        pairs = found.setdefault(around, {})
        pairs[pair] = pairs.get(pair, 0.0) + weight(edge)
    return found


def weight(edge: Edge) -> float:
    """How much an edge asks to lead down."""
    return max(FAINT, float(edge.imports - edge.broken_imports))


def parting(one: Path, other: Path) -> tuple[Path, Pair]:
    """The cluster in which two ways part, and by which of its members they go on."""
    depth = next(at for at, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1)
    return one[:depth], (one[depth], other[depth])
