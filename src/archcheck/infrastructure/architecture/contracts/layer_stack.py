"""What must hold between the layers of one stack."""

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from archcheck.infrastructure.architecture.graph.chains import Chain, Search
from archcheck.infrastructure.architecture.contracts.lookups import ModuleSet
from archcheck.infrastructure.architecture.contracts.contract import Breach
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.architecture.graph.module_patterns import is_within
from archcheck.infrastructure.architecture.contracts.wording import chain_advice, import_title

UPWARD = (
    "let {source} define what it needs as an abstract class that {target} implements, or move it "
    "to {source} or below."
)


class PlacedLayer(msgspec.Struct, frozen=True):
    """A layer at its level, 0 being the highest; see `layer_rows` for the flags."""

    found: ModuleSet
    level: int
    independent: bool = True
    closed: bool = False


class _Demand(msgspec.Struct, frozen=True):
    """That `source` must not reach `target`, maybe but by way of the layers `between`.

    `words` and `advice` speak of them as `{source}`, `{target}` and `{between}`.
    """

    source: ModuleSet
    target: ModuleSet
    advice: str
    words: str = "{target}"
    between: str = ""

    def breach(self, links: Links, chain: Chain) -> Breach:
        """What is wrong with a chain, and what to do about it."""
        (first, _), (last, reached) = chain.links[0], chain.links[-1]
        source = self.source.called(links.names(first))
        target = self.target.called(links.names(reached))
        words, length = self.words.format(target=target), len(chain.links)
        advice = self.advice.format(source=source, target=target, between=self.between)
        past = f" past {self.between}" if self.between else ""
        is_direct = length == 1 or bool(past)
        return Breach(
            source=self.source.name,
            target=self.target.name,
            links=chain.links,
            title=import_title(source, words, length) + past,
            fix=advice if is_direct else chain_advice(source, words, links.name(last)),
            routes=chain.routes,
        )


def layer_breaches(
    links: Links, layers: Sequence[PlacedLayer], composition_roots: Sequence[str], search: Search
) -> Iterator[Breach]:
    """A breach for each import with which a forbidden chain leaves its layer, as `search` finds it.

    Chains through a third layer are not followed. The modules of composition roots belong to no
    layer: chains lead through them, and no layer may reach them, but the package that holds one.
    """
    roots = {
        ModuleSet(head, (head,)): _root_nodes(links, head, layers) for head in composition_roots
    }
    free = _every(roots)
    layered = {layer.found: layer.found.nodes(links) - free for layer in layers}
    everything, nodes = _every(layered), {**layered, **roots}
    doors = {root: _door_nodes(links, root) for root in roots}
    passing = _every(doors)
    for demand in itertools.chain(_demands(layers), _root_demands(layers, tuple(roots))):
        unjudged = demand.source.cut.importers | doors.get(demand.target, frozenset())
        source, target = nodes[demand.source] - unjudged, nodes[demand.target]
        closed = everything - target - demand.source.cut.importers
        plain = search(links, source - passing, target, closed)
        handed = search(links, source & passing, target, (closed | free) - target)
        yield from map(functools.partial(demand.breach, links), itertools.chain(plain, handed))


def _every(nodes: Mapping[ModuleSet, frozenset[int]]) -> frozenset[int]:
    return frozenset[int]().union(*nodes.values())


def _root_nodes(links: Links, head: str, layers: Sequence[PlacedLayer]) -> frozenset[int]:
    """A composition root with all under it; alone when it is the package around the layers."""
    inside = links.tree.span(head)
    heads = itertools.chain(*(layer.found.heads for layer in layers))
    is_around = any(is_within(layer, head) and layer != head for layer in heads)
    return frozenset(inside[:1] if is_around else inside)


def _door_nodes(links: Links, root: ModuleSet) -> frozenset[int]:
    """The packages right around a composition root, which may pass it on."""
    packages = (head.rpartition(".")[0] for head in root.heads)
    return frozenset(itertools.chain.from_iterable(links.tree.span(it)[:1] for it in packages))


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
    found = (layer.found for layer in layers if layer.level == level)
    return " or ".join(one.name for layer in found for one in layer.each())


def _is_above(layer: PlacedLayer, other: PlacedLayer) -> bool:
    is_independent_sibling = layer.level == other.level and layer.independent
    return layer.level < other.level or is_independent_sibling


def _upward(source: ModuleSet, target: ModuleSet) -> _Demand:
    return _Demand(source, target, UPWARD)


def _past(source: ModuleSet, target: ModuleSet, between: str) -> _Demand:
    advice = "go through {between}: {target} is closed to all others."
    return _Demand(source, target, advice, between=between)


def _root_demands(layers: Sequence[PlacedLayer], roots: Sequence[ModuleSet]) -> Iterator[_Demand]:
    for layer, root in itertools.product(layers, roots):
        advice = "let {target} pass in what {source} needs."
        yield _Demand(layer.found, root, advice, "the composition root {target}")
