"""The contract type `facade`: others import a package as itself, and nothing inside of it."""

import functools
import itertools
from collections.abc import Iterator, Sequence

from archcheck.infrastructure.architecture.contracts.contract import Breach, Contract
from archcheck.infrastructure.architecture.contracts.lookups import (
    Lookup,
    ModuleSet,
    each_of,
    nodes_of,
    under,
)
from archcheck.infrastructure.architecture.contracts.options import ContractOptions, PossibleNames
from archcheck.infrastructure.architecture.contracts.wording import few, import_title, listed
from archcheck.infrastructure.architecture.graph.indexed_graph import Link, Links
from archcheck.infrastructure.architecture.graph.module_patterns import is_within
from archcheck.infrastructure.decoding.decoder import as_texts
from archcheck.infrastructure.decoding.value_types import Names


class FacadeOptions(ContractOptions, frozen=True, kw_only=True):
    """The packages, what others may import of each beside itself, and who may import all of it."""

    modules: Names
    public: PossibleNames = ()
    allowed_importers: PossibleNames = ()


class Facade(Contract[FacadeOptions]):
    """Packages that others import by their own name, or by that of a public child."""

    rule = "facade-bypass"
    options_type = FacadeOptions
    excepts_both_sides = True

    def look_up(self) -> Iterator[Lookup]:
        """The packages, their public children, and the allowed importers."""
        yield from self._modules
        yield from self._public
        yield from self._importers

    def judge(self, links: Links) -> Iterator[Breach]:
        """A breach for each direct import of something inside by a module outside."""
        exempt = nodes_of(each_of(self._importers), links)
        unjudged = self.names.cut.unjudged
        public = each_of(self._public)
        for member in each_of(self._modules):
            inside = member.nodes(links)
            hidden = inside - nodes_of(public, links) - _facades(links, member)
            for link in links.imports_of(hidden, beside=inside | exempt | unjudged):
                yield _breach(links, member, link, public)

    @property
    def judged(self) -> frozenset[int]:
        """All modules but the allowed importers, and what is inside of the packages."""
        tree = self.names.tree
        return self.names.everything - under(tree, self._importers) | under(tree, self._modules)

    @functools.cached_property
    def _modules(self) -> tuple[Lookup, ...]:
        return self.names.modules("modules", as_texts(self.options.modules))

    @property
    def _public(self) -> tuple[Lookup, ...]:
        heads = tuple(itertools.chain(*(lookup.found.heads for lookup in self._modules)))
        entries = as_texts(self.options.public)
        return tuple(self.names.child_of_any("public", heads, entry) for entry in entries)

    @property
    def _importers(self) -> tuple[Lookup, ...]:
        allowed = as_texts(self.options.allowed_importers)
        return self.names.modules("allowed_importers", allowed)


def _facades(links: Links, member: ModuleSet) -> frozenset[int]:
    return frozenset(links.tree.span(head).start for head in member.heads)


def _breach(links: Links, member: ModuleSet, link: Link, public: Sequence[ModuleSet]) -> Breach:
    importer, imported = map(links.name, link)
    facade = next(head for head in member.heads if is_within(imported, head))
    ways = few([facade, *_children(facade, public)])
    return Breach(
        source=importer,
        target=facade,
        links=(link,),
        title=f"{import_title(importer, imported, 1)} past {facade}",
        fix=f"import what {importer} needs from {listed(ways, 'or')}.",
    )


def _children(facade: str, public: Sequence[ModuleSet]) -> Iterator[str]:
    children = itertools.chain(*(one.heads for one in public))
    return (child for child in children if is_within(child, facade))
