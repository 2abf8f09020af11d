"""Shortest import chains from a set of modules to another."""

from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from archcheck.infrastructure.architecture.links import Link, Links

NOWHERE = -1


class Chain(msgspec.Struct, frozen=True):
    """A way out of the source: its links, and how many other ways lead on from the first."""

    links: tuple[Link, ...]
    routes: int


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
    """Counts the imports by which chains from a node enter the targets."""

    def __init__(self, links: Links, onward: Mapping[int, int]) -> None:
        self._links = links
        self._onward = onward
        self._counted: dict[int, int] = {}
        self._steps: dict[int, tuple[int, set[int]]] = {}

    def besides_shortest(self, start: int) -> int:
        """How many ways into the targets there are from a node, its shortest left out."""
        if self._onward[start] == NOWHERE:
            return 0
        if start not in self._counted:
            self._counted[start] = self._entries(start) - 1
        return self._counted[start]

    def _entries(self, start: int) -> int:
        seen = {start}
        stack = [start]
        entries = 0
        while stack:
            entering, inner = self._steps_from(stack.pop())
            entries += entering
            stack.extend(inner - seen)
            seen |= inner
        return entries

    def _steps_from(self, node: int) -> tuple[int, set[int]]:
        """How many imports of a node enter the targets, and which nodes lead there."""
        if node not in self._steps:
            imported = self._links.imported.get(node, ())
            reached = {found for found in imported if found in self._onward}
            inner = {found for found in reached if self._onward[found] != NOWHERE}
            self._steps[node] = len(reached) - len(inner), inner
        return self._steps[node]
