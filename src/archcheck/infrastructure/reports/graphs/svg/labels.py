"""Words at edges, where they hide nothing."""

from collections.abc import Iterator, Sequence

import msgspec

from archcheck.infrastructure.reports.graphs.clusters import Leaf
from archcheck.infrastructure.reports.graphs.layout.boxes import Box
from archcheck.infrastructure.reports.graphs.layout.routes import Point, Route
from archcheck.infrastructure.reports.graphs.look import cluster_text, line_of
from archcheck.infrastructure.reports.graphs.svg.elements import text
from archcheck.infrastructure.reports.graphs.text_widths import text_width

SIZE, NAME = 11.0, 14.0
MOST_COUNTS = 60
SHARES = (0.5, 0.2, 0.8)


class Patch(msgspec.Struct, frozen=True):
    """A rectangle by its middle."""

    x: float
    y: float
    width: float
    height: float

    def hides(self, other: "Patch") -> bool:
        """Whether two of them overlap."""
        is_beside = abs(self.x - other.x) * 2 >= self.width + other.width
        return not is_beside and abs(self.y - other.y) * 2 < self.height + other.height


def labels(root: Box, routes: Sequence[Route]) -> Iterator[str]:
    """What is broken at each edge, and how many imports it is where there is room to say so."""
    taken = list(_hidden(root))
    for route in filter(_is_broken, routes):
        words = ", ".join(route.edge.broken)
        place = _free(route, words, taken) or _places(route, words)[0]
        yield _label(route, words, place, taken)
    if len(routes) <= MOST_COUNTS:
        yield from _counts(routes, taken)


def _counts(routes: Sequence[Route], taken: list[Patch]) -> Iterator[str]:
    for route in routes:
        words = str(route.edge.imports)
        place = None if _is_broken(route) else _free(route, words, taken)
        if place:
            yield _label(route, words, place, taken)


def _is_broken(route: Route) -> bool:
    return bool(route.edge.broken)


def _hidden(box: Box) -> Iterator[Patch]:
    """What words at edges must not hide: nodes, and the names of packages."""
    for each in box.inside:
        yield _patch_of(each)
        yield from _hidden(each)


def _patch_of(box: Box) -> Patch:
    if isinstance(box.member, Leaf):
        return Patch(box.x + box.width / 2, box.y + box.height / 2, box.width, box.height)
    width = text_width(cluster_text(box.member), NAME) + 8
    return Patch(box.x + 8 + width / 2, box.y + 16, width, NAME)


def _free(route: Route, words: str, taken: Sequence[Patch]) -> Patch | None:
    """The first place along an edge where the words hide nothing."""
    places = (it for it in _places(route, words) if not any(map(it.hides, taken)))
    return next(places, None)


def _places(route: Route, words: str) -> list[Patch]:
    """Some points on the parts of an edge, the last part first: others rarely share it."""
    width = text_width(words, SIZE) + 4
    parts = list(zip(route.points[:-1], route.points[1:], strict=True))[::-1]
    return [Patch(*_along(*part, share), width, SIZE) for part in parts for share in SHARES]


def _along(one: Point, other: Point, share: float) -> Point:
    """A point of a curve that is upright at both ends."""
    (x, y), (to_x, to_y), rest = one, other, 1 - share
    bend = 1.5 * (y + to_y) * share * rest
    return x + (to_x - x) * (3 - 2 * share) * share**2, y * rest**3 + bend + to_y * share**3


def _label(route: Route, words: str, place: Patch, taken: list[Patch]) -> str:
    taken.append(place)
    return text(f"label on-{line_of(route.edge).name}", place.x, place.y + 4, words, "middle")
