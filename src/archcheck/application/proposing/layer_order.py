"""The order of layers, by the direction in which they import each other."""

import itertools
from collections.abc import Iterable, Mapping, Sequence

from archcheck.application.proposing.module_folders import ModuleFolders, upward

Reach = Mapping[str, frozenset[str]]
Weights = Mapping[tuple[str, str], int]
Levels = tuple[tuple[str, ...], ...]


class LayerImports:
    """What layers import of each other, directly or through modules that are in none."""

    def __init__(self, folders: ModuleFolders, layer_of: Mapping[str, str]) -> None:
        """Take the layers by their packages."""
        self._folders = folders
        self._layer_of = layer_of

    def weights(self) -> Weights:
        """How many imports lead straight from one layer to another."""
        found: dict[tuple[str, str], int] = {}
        for importer, imported in self._pairs():
            pair = (self.layer(importer), self.layer(imported))
            if all(pair) and pair[0] != pair[1]:
                found[pair] = found.get(pair, 0) + 1
        return found

    def reach(self, layers: Iterable[str]) -> Reach:
        """The layers that each one reaches."""
        return {layer: self._reached(layer) - {layer} for layer in layers}

    def layer(self, module: str) -> str:
        """The layer of a module, empty for none."""
        return next((self._layer_of[name] for name in upward(module) if name in self._layer_of), "")

    def _pairs(self) -> Iterable[tuple[str, str]]:
        imports = self._folders.imports.items()
        return ((importer, imported) for importer, found in imports for imported in found)

    def _reached(self, layer: str) -> frozenset[str]:
        waiting = self._modules_of(layer)
        seen = set(waiting)
        layers: set[str] = set()
        while waiting:
            fresh = self._folders.imports.get(waiting.pop(), frozenset()) - seen
            seen |= fresh
            layers.update(map(self.layer, fresh))
            waiting += itertools.filterfalse(self.layer, fresh)
        return frozenset(layers - {""})

    def _modules_of(self, layer: str) -> list[str]:
        return [name for name in self._folders.modules if self.layer(name) == layer]


def levels_of(layers: Sequence[str], reach: Reach) -> Levels:
    """The layers from the top down; those that reach each other stand side by side.

    `layers` come from the outside in: where no import decides, that does.
    """
    groups = _groups(layers, reach)
    found: list[tuple[str, ...]] = []
    while groups:
        top = next(group for group in groups if not _is_reached(group, groups, reach))
        groups.remove(top)
        found.append(top)
    return tuple(found)


def _groups(layers: Sequence[str], reach: Reach) -> list[tuple[str, ...]]:
    """Layers that reach each other are one group."""
    closed = _closed(layers, reach)
    found: dict[str, tuple[str, ...]] = {}
    for layer in layers:
        around = (it for it in layers if it == layer or _meet(layer, it, closed))
        found.setdefault(layer, tuple(around))
    return list(dict.fromkeys(found.values()))


def _meet(one: str, other: str, closed: Reach) -> bool:
    return other in closed[one] and one in closed[other]


def _closed(layers: Sequence[str], reach: Reach) -> Reach:
    closed = {layer: set(reach[layer]) for layer in layers}
    for middle, one in itertools.product(layers, layers):
        if middle in closed[one]:
            closed[one] |= closed[middle]
    return {layer: frozenset(found) for layer, found in closed.items()}


def _is_reached(group: tuple[str, ...], groups: Iterable[tuple[str, ...]], reach: Reach) -> bool:
    others = itertools.chain.from_iterable(each for each in groups if each != group)
    return any(not reach[other].isdisjoint(group) for other in others)


def strict_order(layers: Sequence[str], weights: Weights) -> tuple[str, ...]:
    """One below the other as most imports have it; ties as the layers come."""
    waiting = list(layers)
    found: list[str] = []
    while waiting:
        top = min(waiting, key=lambda layer: _against(layer, waiting, weights))
        waiting.remove(top)
        found.append(top)
    return tuple(found)


def against_order(order: Sequence[str], weights: Weights) -> float:
    """Which part of the imports between layers leads upward; 0 where there are none."""
    place = {layer: at for at, layer in enumerate(order)}
    upward_ones = sum(count for (one, other), count in weights.items() if place[one] > place[other])
    return upward_ones / max(1, sum(weights.values()))


def _against(layer: str, others: Iterable[str], weights: Weights) -> tuple[bool, int]:
    """Whether something below would import it, and by how much more than it imports."""
    names = tuple(others)
    into = sum(weights.get((other, layer), 0) for other in names)
    out_of = sum(weights.get((layer, other), 0) for other in names)
    return (into > 0, into - out_of)
