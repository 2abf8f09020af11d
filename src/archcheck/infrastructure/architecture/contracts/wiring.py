"""Modules that wire the others: no contract looks at what they import, nor at who imports them."""

from collections.abc import Iterable, Iterator

from archcheck.infrastructure.architecture.contracts.contract import AnyContract
from archcheck.infrastructure.architecture.contracts.lookups import ModuleSet
from archcheck.infrastructure.architecture.graph.indexed_graph import Link, Links
from archcheck.infrastructure.architecture.graph.module_patterns import is_within


def wiring_links(contract: AnyContract, links: Links) -> frozenset[Link]:
    """The imports by and of wiring modules.

    A wiring module counts with all under it; alone where the contract speaks of it, or where it
    is a package around what the contract speaks of.
    """
    found = [lookup.found for lookup in contract.lookups]
    spans = (_nodes(links, head, found) for head in contract.names.wiring)
    wired = frozenset[int]().union(*spans)
    return frozenset(_touching(links, wired)) if wired else frozenset()


def _nodes(links: Links, head: str, found: Iterable[ModuleSet]) -> range:
    inside = links.tree.span(head)
    is_alone = any(_is_about(one, head) for one in found)
    return inside[:1] if is_alone else inside


def _is_about(found: ModuleSet, head: str) -> bool:
    if head in found.heads:
        return not found.separate
    return any(is_within(name, head) for name in found.heads)


def _touching(links: Links, wired: frozenset[int]) -> Iterator[Link]:
    return (link for link in links.sites if not wired.isdisjoint(link))
