"""Where everything of a drawing is, in pixels."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from archcheck.infrastructure.reports.graphs.clusters import Cluster, Leaf
from archcheck.infrastructure.reports.graphs.layout.arrangement import (
    WAYPOINT,
    Arrangement,
    Size,
    arranged,
)
from archcheck.infrastructure.reports.graphs.layout.placing import centres
from archcheck.infrastructure.reports.graphs.layout.sequence import Pair
from archcheck.infrastructure.reports.graphs.layout.siblings import Path, Weights

MARGIN = 18.0
HEADER = 28.0
BETWEEN = 52.0

Member = Leaf | Cluster
Measure = Callable[[Member], Size]
Band = tuple[float, float]


class Gate(msgspec.Struct, frozen=True):
    """Where an edge passes a row: in the middle of a gap, from its top to its bottom."""

    x: float
    top: float
    bottom: float

    def moved(self, x: float, y: float) -> "Gate":
        """The gate somewhere else."""
        return Gate(self.x + x, self.top + y, self.bottom + y)


class Box(msgspec.Struct, frozen=True):
    """A member and where it is; of a cluster also what is `inside`, in the order of its members.

    `gates` are those that edges between two members pass, from top to bottom, and `rows` the row
    of each member.
    """

    member: Member
    x: float
    y: float
    width: float
    height: float
    inside: tuple["Box", ...] = ()
    gates: Mapping[Pair, tuple[Gate, ...]] = {}
    rows: Mapping[int, int] = {}

    def moved(self, x: float, y: float) -> "Box":
        """The box with all that is in it somewhere else."""
        return msgspec.structs.replace(
            self,
            x=self.x + x,
            y=self.y + y,
            inside=tuple(box.moved(x, y) for box in self.inside),
            gates={pair: tuple(it.moved(x, y) for it in them) for pair, them in self.gates.items()},
        )


def boxed(member: Member, weights: Weights, measure: Measure, here: Path = ()) -> Box:
    """A member at the origin, with all that is in it; `here` is the way to it."""
    width, height = measure(member)
    if isinstance(member, Leaf):
        return Box(member, 0.0, 0.0, width, height)
    inner = [
        boxed(each, weights, measure, (*here, number)) for number, each in enumerate(member.members)
    ]
    found = arranged([(box.width, box.height) for box in inner], weights.get(here, {}))
    return _Rows(found, inner).box(member, width)


class _Rows:
    """Boxes on their way into the rows of a cluster; waypoints are boxes without height."""

    def __init__(self, arrangement: Arrangement, inner: Sequence[Box]) -> None:
        self._arrangement = arrangement
        self._inner = inner
        count = len(inner) + sum(map(len, arrangement.waypoints.values()))
        sizes = [(box.width, box.height) for box in inner]
        self._sizes = [*sizes, *[(WAYPOINT, 0.0)] * (count - len(inner))]
        widths = {node: width for node, (width, _) in enumerate(self._sizes)}
        waypoints = range(len(inner), count)
        self._middles = centres(arrangement.rows, arrangement.edges, widths, waypoints)
        self._row_of = {node: at for at, row in enumerate(arrangement.rows) for node in row}

    @functools.cached_property
    def _right(self) -> float:
        return max((x + self._sizes[node][0] / 2 for node, x in self._middles.items()), default=0.0)

    def box(self, cluster: Cluster, least: float) -> Box:
        """The cluster at the origin, at least so wide."""
        width = max(least, self._right + 2 * MARGIN)
        left = (width - self._right) / 2
        bands = list(self._bands(HEADER if cluster.name else 0.0))
        return Box(
            cluster,
            0.0,
            0.0,
            width,
            bands[-1][1] + MARGIN if bands else HEADER,
            inside=tuple(self._placed(number, left, bands) for number in range(len(self._inner))),
            gates=self._gates(left, bands),
            rows={number: self._row_of[number] for number in range(len(self._inner))},
        )

    def _bands(self, header: float) -> Iterator[Band]:
        """From where to where each row goes."""
        top = header + MARGIN
        for row in self._arrangement.rows:
            height = max(self._sizes[node][1] for node in row)
            yield top, top + height
            top += height + BETWEEN

    def _placed(self, number: int, left: float, bands: Sequence[Band]) -> Box:
        top, bottom = bands[self._row_of[number]]
        width, height = self._sizes[number]
        x = left + self._middles[number] - width / 2
        return self._inner[number].moved(x, (top + bottom - height) / 2)

    def _gates(self, left: float, bands: Sequence[Band]) -> Mapping[Pair, tuple[Gate, ...]]:
        return {
            pair: tuple(Gate(left + self._middles[it], *bands[self._row_of[it]]) for it in nodes)
            for pair, nodes in self._arrangement.waypoints.items()
        }
