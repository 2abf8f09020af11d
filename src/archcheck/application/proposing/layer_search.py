"""Layers and slices, recognised by the names of folders."""

import itertools
from collections.abc import Iterable, Iterator, Mapping

from archcheck.application.proposing.layer_order import (
    LayerImports,
    against_order,
    strict_order,
)
from archcheck.application.proposing.module_folders import ModuleFolders, last, parent
from archcheck.application.proposing.vocabulary import LayerRow, Vocabulary, stem
from archcheck.shared.deferred import dataclass

SHARED = "shared"
FEWEST_ROLES = 2
FEWEST_PLAIN = 3
PLAIN_SHARE = 0.5
COVERED_SHARE = 0.4
FEWEST_SLICES = 2
DEEPEST = 5
MOST_AGAINST = 0.15


@dataclass(frozen=True)
class FoundLayer:
    """A layer by the name of its folders, which are its `heads`, sorted."""

    name: str
    row: LayerRow
    heads: tuple[str, ...]


@dataclass(frozen=True)
class FoundLayers:
    """The packages in which layers lie, sorted, and the layers from the outside in."""

    containers: tuple[str, ...] = ()
    layers: tuple[FoundLayer, ...] = ()

    def of_role(self, role: str) -> tuple[FoundLayer, ...]:
        """The layers that are for something."""
        return tuple(layer for layer in self.layers if layer.row.role == role)


class LayerSearch:
    """Looks for folders that are named like layers."""

    def __init__(self, folders: ModuleFolders, vocabulary: Vocabulary) -> None:
        """Take the modules, and what layers are called."""
        self._folders = folders
        self._vocabulary = vocabulary

    def layers(self) -> FoundLayers:
        """The layers that hold a good part of the packages in which they lie; none otherwise."""
        containers = tuple(self._containers("", DEEPEST))
        found = FoundLayers(tuple(sorted(containers)), tuple(self._grouped(containers)))
        return found if self._is_architecture(found) else FoundLayers()

    def slices(self) -> tuple[str, ...]:
        """The packages that hold slices, sorted: features, contexts, applications."""
        packages = {parent(module) for module in self._folders.modules} - {""}
        named = filter(self._holds_slices, packages)
        return tuple(sorted(named))

    def _holds_slices(self, package: str) -> bool:
        children = self._packages_in(package)
        is_layered = any(map(self._row_of, children))
        is_many = len(children) >= FEWEST_SLICES
        return self._vocabulary.holds_slices(last(package)) and is_many and not is_layered

    def _packages_in(self, package: str) -> list[str]:
        return list(filter(self._folders.is_package, self._folders.children(package)))

    def _containers(self, package: str, depth: int) -> Iterator[str]:
        """Packages with layers, and below them those in what is no layer of theirs."""
        layers = frozenset(self._layers_in(package))
        if layers:
            yield package
        for child in self._packages_in(package) if depth else ():
            if child not in layers:
                yield from self._containers(child, depth - 1)

    def _layers_in(self, package: str) -> tuple[str, ...]:
        """What is named like layers, if it is enough."""
        named = tuple(filter(self._row_of, self._folders.children(package)))
        packages = tuple(filter(self._folders.is_package, named))
        if self._are_layers(packages) or self._are_most(named, package):
            return named
        return ()

    def _are_layers(self, named: Iterable[str]) -> bool:
        roles = {row.role for row in map(self._row_of, named) if row} - {SHARED}
        return len(roles) >= FEWEST_ROLES

    def _are_most(self, named: tuple[str, ...], package: str) -> bool:
        stems = {stem(last(name)) for name in named}
        share = len(named) >= PLAIN_SHARE * len(self._folders.children(package))
        return len(stems) >= FEWEST_PLAIN and share and self._are_layers(named)

    def _grouped(self, containers: Iterable[str]) -> Iterator[FoundLayer]:
        heads = itertools.chain.from_iterable(map(self._layers_in, containers))
        groups: dict[str, list[str]] = {}
        for head in sorted(heads):
            groups.setdefault(stem(last(head)), []).append(head)
        for found in sorted(groups.values(), key=self._outermost_first):
            row = self._vocabulary.rows[stem(last(found[0]))]
            yield FoundLayer(last(found[0]), row, tuple(found))

    def _outermost_first(self, heads: list[str]) -> tuple[int, str]:
        return (self._vocabulary.rank(last(heads[0])), heads[0])

    def _row_of(self, module: str) -> LayerRow | None:
        return self._vocabulary.row(last(module))

    def _is_architecture(self, found: FoundLayers) -> bool:
        held = sum(self._folders.size(head) for layer in found.layers for head in layer.heads)
        whole = sum(map(self._folders.size, _outermost(found.containers)))
        is_much = bool(held) and held >= COVERED_SHARE * whole
        return is_much and self._has_direction(found)

    def _has_direction(self, found: FoundLayers) -> bool:
        """Whether imports between the layers lead one way, but for a few."""
        imports = LayerImports(self._folders, heads_by_layer(found))
        weights = imports.weights()
        order = strict_order([layer.name for layer in found.layers], weights)
        return against_order(order, weights) <= MOST_AGAINST


def _outermost(packages: Iterable[str]) -> Iterator[str]:
    names = frozenset(packages)
    for name in names:
        if not any(above in names for above in _above(name)):
            yield name


def _above(name: str) -> Iterator[str]:
    while name:
        name = parent(name)
        yield name


def heads_by_layer(found: FoundLayers) -> Mapping[str, str]:
    """The layer of each folder."""
    return {head: layer.name for layer in found.layers for head in layer.heads}
