"""The shortest import chains between two modules."""

import collections
import itertools
from collections.abc import Iterable, Iterator, Mapping

from archcheck.domain.module_graph import ModuleImport

MOST = 5
Neighbours = Mapping[str, list[str]]


def shortest_chains(
    imports: Iterable[ModuleImport], start: str, end: str
) -> tuple[tuple[str, ...], ...]:
    """Up to five of them, each by its modules, sorted; none where no chain leads there."""
    pairs = [(each.importer, each.imported) for each in imports]
    away = _distances(_grouped((imported, importer) for importer, imported in pairs), end)
    if start not in away:
        return ()
    chains = _chains(_grouped(pairs), away, (start,))
    return tuple(itertools.islice(chains, MOST))


def _distances(importers: Neighbours, end: str) -> Mapping[str, int]:
    """How many imports it is from each module to the end (breadth first)."""
    away = {end: 0}
    waiting = collections.deque([end])
    while waiting:
        name = waiting.popleft()
        for importer in importers.get(name, ()):
            if importer not in away:
                away[importer] = away[name] + 1
                waiting.append(importer)
    return away


def _chains(
    imported: Neighbours, away: Mapping[str, int], begun: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    steps = away[begun[-1]]
    if steps == 0:
        yield begun
    for name in imported.get(begun[-1], ()):
        if away.get(name) == steps - 1:
            yield from _chains(imported, away, (*begun, name))


def _grouped(pairs: Iterable[tuple[str, str]]) -> Neighbours:
    found: dict[str, list[str]] = {}
    for one, other in sorted(pairs):
        found.setdefault(one, []).append(other)
    return found
