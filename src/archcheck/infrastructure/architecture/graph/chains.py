"""Shortest import chains from a set of modules to another."""

import collections
import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import msgspec

from archcheck.infrastructure.architecture.graph.indexed_graph import Link, Links

NOWHERE = -1


class Chain(msgspec.Struct, frozen=True):
    """A way out of the source: its links, and how many other ways lead on from the first."""

    links: tuple[Link, ...]
    routes: int


Search = Callable[[Links, Collection[int], Collection[int], Collection[int]], Iterator[Chain]]


def direct_imports(
    links: Links, sources: Collection[int], targets: Collection[int], _: Collection[int]
) -> Iterator[Chain]:
    """Each import of a target by a source, a chain of one link; nothing can stand in its way."""
    for link in _entering(links, frozenset(sources), targets):
        yield Chain((link,), routes=0)


def chains_between(
    links: Links, sources: Collection[int], targets: Collection[int], obstacles: Collection[int]
) -> Iterator[Chain]:
    """For each import with which a chain to `targets` leaves `sources`, its shortest chain.

    A breadth-first walk goes back from the targets over modules that are neither source nor
    obstacle; every import from a source into what was reached begins a chain, which follows
    the walk. Nodes are numbered by name, so among chains of one length the first by name wins.
    """
    own = frozenset(sources)
    onward = _walk_back(links, targets, own.union(obstacles))
    routes = _Routes(links, onward)
    for importer, imported in _entering(links, own, onward):
        rest = tuple(_followed(onward, imported))
        yield Chain(((importer, imported), *rest), routes.besides_shortest(imported))


def _entering(links: Links, sources: frozenset[int], reached: Iterable[int]) -> list[Link]:
    importers = ((node, links.importers.get(node, ())) for node in reached)
    return sorted((one, node) for node, them in importers for one in sources.intersection(them))


def _walk_back(links: Links, targets: Collection[int], closed: frozenset[int]) -> Mapping[int, int]:
    onward = dict.fromkeys(sorted(targets), NOWHERE)
    frontier: list[int] = list(onward)
    while frontier:
        reached: dict[int, int] = {}
        for node in frontier:
            for importer in links.importers.get(node, ()):
                reached.setdefault(importer, node)
        frontier = sorted(reached.keys() - onward.keys() - closed)
        onward.update((node, reached[node]) for node in frontier)
    return onward


def _followed(onward: Mapping[int, int], start: int) -> Iterator[Link]:
    node = start
    while onward[node] != NOWHERE:
        yield node, onward[node]
        node = onward[node]


class _Routes:
    """Counts the imports by which chains from a node enter the targets.

    Each such import is a bit; the bits of a node are its own and those of all that it imports,
    passed on until nothing changes (data-flow analysis with a worklist).
    """

    def __init__(self, links: Links, onward: Mapping[int, int]) -> None:
        self._links = links
        self._onward = onward

    def besides_shortest(self, start: int) -> int:
        """How many ways into the targets there are from a node, its shortest left out."""
        if self._onward[start] == NOWHERE:
            return 0
        return self._entries[start].bit_count() - 1

    @functools.cached_property
    def _entries(self) -> Mapping[int, int]:
        entries = self._own_entries()
        waiting = collections.deque(entries)
        while waiting:
            node = waiting.popleft()
            waiting.extend(self._passed_on(entries, node))
        return entries

    def _passed_on(self, entries: dict[int, int], node: int) -> Iterator[int]:
        bits = entries[node]
        for importer in self._links.importers.get(node, ()):
            known = entries.get(importer, bits)
            if known | bits != known:
                entries[importer] = known | bits
                yield importer

    def _own_entries(self) -> dict[int, int]:
        between = [node for node, onward in self._onward.items() if onward != NOWHERE]
        entries = dict.fromkeys(between, 0)
        for number, node in enumerate(filter(entries.__contains__, self._entering())):
            entries[node] |= 1 << number
        return entries

    def _entering(self) -> Iterator[int]:
        """The importer of each import of a target."""
        for node, onward in self._onward.items():
            if onward == NOWHERE:
                yield from self._links.importers.get(node, ())
