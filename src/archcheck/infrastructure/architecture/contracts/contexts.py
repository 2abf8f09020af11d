"""Which context each module belongs to."""

from collections.abc import Mapping

from archcheck.infrastructure.architecture.contracts.layer_map import LayerMap
from archcheck.infrastructure.architecture.graph.indexed_graph import Link, Links

Owners = Mapping[int, str]


def owners_of(layers: LayerMap) -> Owners:
    """The context of each module that lies in any: the innermost."""
    owners: dict[int, str] = {}
    for context in sorted(layers.contexts, key=len):
        inside = layers.tree.span(context) if context else range(len(layers.tree.names))
        owners.update(dict.fromkeys(inside, context))
    return owners


def modules_outside(owners: Owners, context: str) -> frozenset[int]:
    """The modules of other contexts."""
    return frozenset(node for node, owner in owners.items() if owner != context)


def crossing(owners: Owners, links: Links) -> frozenset[Link]:
    """The imports between two contexts."""
    pairs = ((link, owners.get(link[0]), owners.get(link[1])) for link in links.sites)
    return frozenset(
        link for link, one, other in pairs if None not in (one, other) and one != other
    )
