"""What must hold between the layers of one stack."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from archcheck.infrastructure.architecture.graph.chains import Chain, chains_between
from archcheck.infrastructure.architecture.contracts.names import ModuleSet
from archcheck.infrastructure.architecture.contracts.contract import Breach
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.architecture.graph.module_patterns import is_within
from archcheck.infrastructure.architecture.contracts.wording import chain_advice, import_title


class PlacedLayer(msgspec.Struct, frozen=True):
    """A layer at its level, 0 being the highest; see `layer_rows` for the flags."""

    found: ModuleSet
    level: int
    independent: bool = True
    closed: bool = False


class _Demand(msgspec.Struct, frozen=True):
    """That `source` must not reach `target`, called `words`, maybe but by way of a layer."""

    source: ModuleSet
    target: ModuleSet
    words: str
    advice: str
    past: str = ""

    def title(self, length: int) -> str:
        """What is wrong with a chain of `length` imports."""
        return import_title(self.source.name, self.words, length) + self.past

    def fix(self, last: str, length: int) -> str:
        """What to do about a chain of `length` imports, the last of them in module `last`."""
        is_direct = length == 1 or bool(self.past)
        return self.advice if is_direct else chain_advice(self.source.name, self.words, last)


def layer_breaches(
    links: Links, layers: Sequence[PlacedLayer], composition_roots: Sequence[str]
) -> Iterator[Breach]:
    """A breach for each import with which a forbidden chain leaves its layer.

    Chains through a third layer are not followed. The modules of composition roots belong to no
    layer: chains lead through them, and no layer may reach them.
    """
    roots = {
        ModuleSet(head, (head,)): _root_nodes(links, head, layers) for head in composition_roots
    }
    free = frozenset[int]().union(*roots.values())
    layered = {layer.found: layer.found.nodes(links) - free for layer in layers}
    everything = frozenset[int]().union(*layered.values())
    nodes = {**layered, **roots}
    for demand in itertools.chain(_demands(layers), _root_demands(layers, tuple(roots))):
        source, target = nodes[demand.source], nodes[demand.target]
        for chain in chains_between(links, source, target, everything - target):
            yield _breach(links, demand, chain)


def _root_nodes(links: Links, head: str, layers: Sequence[PlacedLayer]) -> frozenset[int]:
    """A composition root with all under it; alone when it is the package around the layers."""
    inside = links.tree.span(head)
    heads = itertools.chain(*(layer.found.heads for layer in layers))
    is_around = any(is_within(layer, head) and layer != head for layer in heads)
    return frozenset(inside[:1] if is_around else inside)


def _demands(layers: Sequence[PlacedLayer]) -> Iterator[_Demand]:
    levels = sorted({layer.level for layer in layers}, reverse=True)
    next_up = dict(itertools.pairwise(levels))
    for source, target in itertools.permutations(layers, 2):
        if _is_above(target, source):
            yield _upward(source.found, target.found)
        elif _is_passed_by(source, target, next_up):
            yield _past(source.found, target.found, _names_at(layers, next_up[target.level]))


def _is_passed_by(source: PlacedLayer, target: PlacedLayer, next_up: Mapping[int, int]) -> bool:
    return target.closed and source.level < next_up.get(target.level, 0)


def _names_at(layers: Sequence[PlacedLayer], level: int) -> str:
    return " or ".join(layer.found.name for layer in layers if layer.level == level)


def _is_above(layer: PlacedLayer, other: PlacedLayer) -> bool:
    is_independent_sibling = layer.level == other.level and layer.independent
    return layer.level < other.level or is_independent_sibling


def _upward(source: ModuleSet, target: ModuleSet) -> _Demand:
    advice = (
        f"let {source.name} define what it needs as an abstract class that {target.name} "
        f"implements, or move it to {source.name} or below."
    )
    return _Demand(source, target, target.name, advice)


def _past(source: ModuleSet, target: ModuleSet, between: str) -> _Demand:
    advice = f"go through {between}: {target.name} is closed to all others."
    return _Demand(source, target, target.name, advice, past=f" past {between}")


def _root_demands(layers: Sequence[PlacedLayer], roots: Sequence[ModuleSet]) -> Iterator[_Demand]:
    for layer, root in itertools.product(layers, roots):
        advice = f"let {root.name} pass in what {layer.found.name} needs."
        yield _Demand(layer.found, root, f"the composition root {root.name}", advice)


def _breach(links: Links, demand: _Demand, chain: Chain) -> Breach:
    last = links.name(chain.links[-1][0])
    return Breach(
        source=demand.source.name,
        target=demand.target.name,
        links=chain.links,
        title=demand.title(len(chain.links)),
        fix=demand.fix(last, len(chain.links)),
        routes=chain.routes,
    )
