"""The contract type `independence`: no import between any two modules."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

from archcheck.infrastructure.architecture.graph.chains import Chain, chains_between
from archcheck.infrastructure.architecture.contracts.contract import Breach, Contract
from archcheck.infrastructure.architecture.contracts.lookups import Lookup, ModuleSet, each_of
from archcheck.infrastructure.architecture.contracts.options import ContractOptions
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.architecture.graph.module_patterns import overlap
from archcheck.infrastructure.architecture.contracts.wording import chain_advice, import_title
from archcheck.infrastructure.decoding.decoder import KeyProblem, as_texts
from archcheck.infrastructure.decoding.value_types import Names


class IndependenceOptions(ContractOptions, frozen=True, kw_only=True):
    """The modules that must not know each other."""

    modules: Names


class Independence(Contract[IndependenceOptions]):
    """Modules of which none may reach another, directly or indirectly."""

    rule = "independent-modules"
    options_type = IndependenceOptions
    excepts_both_sides = True

    def look_up(self) -> Iterator[Lookup]:
        """The modules."""
        yield from self.names.modules("modules", as_texts(self.options.modules))

    def idleness(self) -> Iterator[KeyProblem]:
        """Listed modules of which no two lie apart."""
        entries = as_texts(self.options.modules)
        pairs = itertools.combinations(entries, 2)
        if self.names.are_literal(entries) and all(overlap(*pair) for pair in pairs):
            hint = "name two or more that do not lie in each other"
            yield KeyProblem("modules", "compares nothing: no two of modules lie apart", hint)

    @property
    def compares_anything(self) -> bool:
        """Two modules or more."""
        return len(each_of(self.lookups)) > 1

    def judge(self, links: Links) -> Iterator[Breach]:
        """A breach for each import with which a chain from one to another leaves its source."""
        nodes = {one: one.nodes(links) for one in each_of(self.lookups)}
        judged = frozenset[int]().union(*nodes.values()) - self.names.cut.importers
        owners = _owners(nodes)
        for target, inside in nodes.items():
            for chain in chains_between(links, judged - inside, inside, ()):
                for source in owners[chain.links[0][0]]:
                    yield from _breaches(links, source, target, chain)


def _owners(nodes: Mapping[ModuleSet, frozenset[int]]) -> Mapping[int, Sequence[ModuleSet]]:
    found: dict[int, list[ModuleSet]] = {}
    for owner, inside in nodes.items():
        for node in inside:
            found.setdefault(node, []).append(owner)
    return found


def _breaches(links: Links, source: ModuleSet, target: ModuleSet, chain: Chain) -> Iterator[Breach]:
    if source.overlaps(target):
        return
    yield Breach(
        source=source.name,
        target=target.name,
        links=chain.links,
        title=import_title(source.name, target.name, len(chain.links)),
        fix=_advice(source.name, target.name, links.name(chain.links[-1][0]), len(chain.links)),
        routes=chain.routes,
    )


def _advice(source: str, target: str, last: str, length: int) -> str:
    if length > 1:
        return chain_advice(source, target, last)
    return (
        f"move what {source} and {target} share to a module beside them, or let a module that "
        f"knows both connect them."
    )
