"""Some boxes in rows, one importing the other from above."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from archcheck.infrastructure.reports.graphs.layout.ordering import (
    Waypoints,
    ordered,
    with_waypoints,
)
from archcheck.infrastructure.reports.graphs.layout.ranking import Rows, downward, rows
from archcheck.infrastructure.reports.graphs.layout.sequence import Pair

WAYPOINT = 8.0
BREADTH = 1.6

Size = tuple[float, float]


class Arrangement(msgspec.Struct, frozen=True):
    """The rows of some boxes from top to bottom; numbers from their count on are waypoints.

    `edges` lead from a row to the next one, `waypoints` tells of each long edge, turned downward,
    which ones it passes from top to bottom.
    """

    rows: Rows
    edges: frozenset[Pair]
    waypoints: Waypoints


def arranged(sizes: Sequence[Size], weights: Mapping[Pair, float]) -> Arrangement:
    """An arrangement about as broad as it is high, with most of the weight leading down."""
    order, edges = downward(len(sizes), weights)
    widths = [width for width, _ in sizes]
    area = sum((width + 40) * (height + 60) for width, height in sizes)
    room = max(*widths, BREADTH * math.sqrt(area)) if len(widths) > 1 else math.inf
    found, cut, waypoints = with_waypoints(rows(order, edges, widths, room), edges)
    return Arrangement(ordered(found, cut), cut, waypoints)
