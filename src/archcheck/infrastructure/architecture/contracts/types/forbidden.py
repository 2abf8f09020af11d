"""The contract type `forbidden`: source modules must not reach forbidden modules."""

import itertools
from collections.abc import Iterator, Sequence

from archcheck.domain.configuration import ContractDeclaration
from archcheck.infrastructure.architecture.graph.chains import Chain, chains_between
from archcheck.infrastructure.architecture.contracts.names import ContractNames, Lookup, ModuleSet
from archcheck.infrastructure.architecture.contracts.options import (
    FLAG,
    NAMES,
    KeyProblem,
    KeySchema,
    is_set,
    names_in,
)
from archcheck.infrastructure.architecture.contracts.contract_type import Breach, ContractType
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.architecture.graph.module_patterns import overlap
from archcheck.infrastructure.architecture.contracts.wording import chain_advice, import_title


class Forbidden(ContractType):
    """Modules that must not be reached, directly or (unless allowed) indirectly."""

    rule = "forbidden-dependency"
    schema = KeySchema(
        {"source_modules": NAMES, "forbidden_modules": NAMES, "allow_indirect": FLAG},
        (("source_modules",), ("forbidden_modules",)),
    )

    def lookups(self, declaration: ContractDeclaration, names: ContractNames) -> tuple[Lookup, ...]:
        """The sources, and the forbidden modules and libraries."""
        return _sources(declaration, names) + _targets(declaration, names)

    def idleness(
        self, declaration: ContractDeclaration, names: ContractNames
    ) -> Iterator[KeyProblem]:
        """Sources and forbidden modules of which no two lie apart."""
        sources = names_in(declaration.options, "source_modules")
        targets = names_in(declaration.options, "forbidden_modules")
        pairs = itertools.product(sources, targets)
        if names.are_literal((*sources, *targets)) and all(overlap(*pair) for pair in pairs):
            message = "compares nothing: source_modules and forbidden_modules lie in each other"
            hint = "forbid modules that lie outside of source_modules"
            yield KeyProblem("forbidden_modules", message, hint)

    def judge(
        self, declaration: ContractDeclaration, names: ContractNames, links: Links
    ) -> Iterator[Breach]:
        """A breach for each import with which a chain leaves a source."""
        longest = 1 if is_set(declaration.options, "allow_indirect") else len(links.sites)
        sources = _found(_sources(declaration, names))
        targets = _found(_targets(declaration, names))
        for source, target in itertools.product(sources, targets):
            for chain in _chains(links, source, target):
                if len(chain.links) <= longest:
                    yield _breach(links, source, target, chain)


def _sources(declaration: ContractDeclaration, names: ContractNames) -> tuple[Lookup, ...]:
    return names.modules("source_modules", names_in(declaration.options, "source_modules"))


def _targets(declaration: ContractDeclaration, names: ContractNames) -> tuple[Lookup, ...]:
    entries = names_in(declaration.options, "forbidden_modules")
    return names.modules_or_libraries("forbidden_modules", entries)


def _found(lookups: Sequence[Lookup]) -> tuple[ModuleSet, ...]:
    return tuple(lookup.found for lookup in lookups if not lookup.found.is_empty)


def _chains(links: Links, source: ModuleSet, target: ModuleSet) -> Iterator[Chain]:
    if not source.overlaps(target):
        yield from chains_between(links, source.nodes(links), target.nodes(links), ())
        return
    for head in target.heads:
        apart = [other for other in source.heads if not overlap(other, head)]
        sources = links.modules_under(apart)
        yield from chains_between(links, sources, links.modules_under([head]), ())


def _breach(links: Links, source: ModuleSet, target: ModuleSet, chain: Chain) -> Breach:
    reached = links.names(chain.links[-1][1])
    return Breach(
        source=source.name,
        target=target.name,
        links=chain.links,
        title=import_title(source.name, target.name, len(chain.links)),
        fix=_advice(links, source, target, chain),
        routes=chain.routes,
        imported=target.label(reached) if target.library else "",
    )


def _advice(links: Links, source: ModuleSet, target: ModuleSet, chain: Chain) -> str:
    if len(chain.links) == 1:
        return f"let what {source.name} needs of {target.name} be passed in by its callers."
    return chain_advice(source.name, target.name, links.name(chain.links[-1][0]))
