"""The contract type `forbidden`: source modules must not reach forbidden modules."""

import itertools
from collections.abc import Iterator, Sequence

from archcheck.infrastructure.architecture.graph.chains import (
    Chain,
    Search,
    chains_between,
    direct_imports,
)
from archcheck.infrastructure.architecture.contracts.contract import Breach, Contract
from archcheck.infrastructure.architecture.contracts.lookups import Lookup, ModuleSet
from archcheck.infrastructure.architecture.contracts.options import ContractOptions
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.architecture.graph.module_patterns import overlap
from archcheck.infrastructure.architecture.contracts.wording import chain_advice, import_title
from archcheck.infrastructure.decoding.decoder import KeyProblem, as_texts
from archcheck.infrastructure.decoding.value_types import Flag, Names


class ForbiddenOptions(ContractOptions, frozen=True, kw_only=True):
    """Who must not reach whom; with `allow_indirect` only direct imports count."""

    source_modules: Names
    forbidden_modules: Names
    allow_indirect: Flag = False


class Forbidden(Contract[ForbiddenOptions]):
    """Modules that must not be reached, directly or (unless allowed) indirectly."""

    rule = "forbidden-dependency"
    options_type = ForbiddenOptions

    def look_up(self) -> Iterator[Lookup]:
        """The sources, and the forbidden modules and libraries."""
        yield from self._sources
        yield from self._targets

    def idleness(self) -> Iterator[KeyProblem]:
        """Sources and forbidden modules of which no two lie apart."""
        sources = as_texts(self.options.source_modules)
        targets = as_texts(self.options.forbidden_modules)
        pairs = itertools.product(sources, targets)
        if self.names.are_literal((*sources, *targets)) and all(overlap(*pair) for pair in pairs):
            message = "compares nothing: source_modules and forbidden_modules lie in each other"
            hint = "forbid modules that lie outside of source_modules"
            yield KeyProblem("forbidden_modules", message, hint)

    def judge(self, links: Links) -> Iterator[Breach]:
        """A breach for each import with which a chain leaves a source."""
        search = direct_imports if self.options.allow_indirect else chains_between
        for source, target in itertools.product(_found(self._sources), _found(self._targets)):
            for chain in _chains(links, source, target, search):
                yield _breach(links, source, target, chain)

    @property
    def _sources(self) -> tuple[Lookup, ...]:
        return self.names.modules("source_modules", as_texts(self.options.source_modules))

    @property
    def _targets(self) -> tuple[Lookup, ...]:
        entries = as_texts(self.options.forbidden_modules)
        return self.names.modules_or_libraries("forbidden_modules", entries)


def _found(lookups: Sequence[Lookup]) -> tuple[ModuleSet, ...]:
    return tuple(lookup.found for lookup in lookups if not lookup.found.is_empty)


def _chains(links: Links, source: ModuleSet, target: ModuleSet, search: Search) -> Iterator[Chain]:
    """Chains to what lies apart; then to each other head, from those sources that lie apart from it."""
    shared = source.shared_with(target)
    yield from search(links, source.sources(links), target.without(shared).nodes(links), ())
    for head in sorted(shared):
        one = target.part(head)
        apart = source.without(one.shared_with(source))
        yield from search(links, apart.sources(links), one.nodes(links), ())


def _breach(links: Links, source: ModuleSet, target: ModuleSet, chain: Chain) -> Breach:
    (first, _), (last, reached) = chain.links[0], chain.links[-1]
    importer, imported = source.called(links.names(first)), target.called(links.names(reached))
    length = len(chain.links)
    return Breach(
        source=source.name,
        target=target.name,
        links=chain.links,
        title=import_title(importer, imported, length),
        fix=_advice(importer, imported, links.name(last), length),
        routes=chain.routes,
        imported=imported if target.library else "",
    )


def _advice(source: str, target: str, last: str, length: int) -> str:
    if length == 1:
        return f"let what {source} needs of {target} be passed in by its callers."
    return chain_advice(source, target, last)
