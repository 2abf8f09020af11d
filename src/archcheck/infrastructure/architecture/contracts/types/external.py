"""The contract type `external`: which libraries a module may import."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from archcheck.domain.configuration import ContractDeclaration
from archcheck.infrastructure.architecture.contracts.names import (
    ContractNames,
    Lookup,
    ModuleSet,
    library_names,
)
from archcheck.infrastructure.architecture.contracts.options import (
    NAMES,
    POSSIBLE_NAMES,
    KeySchema,
    names_in,
)
from archcheck.infrastructure.architecture.contracts.contract_type import Breach, ContractType
from archcheck.infrastructure.architecture.graph.indexed_graph import Link, Links
from archcheck.infrastructure.architecture.contracts.wording import import_title


class External(ContractType):
    """Libraries that may (`allow`) or must not (`forbid`) be imported directly."""

    rule = "external-dependency"
    schema = KeySchema(
        {"source_modules": NAMES, "allow": POSSIBLE_NAMES, "forbid": NAMES},
        (("source_modules",), ("allow", "forbid")),
    )

    def lookups(self, declaration: ContractDeclaration, names: ContractNames) -> tuple[Lookup, ...]:
        """The sources and the libraries."""
        options = declaration.options
        libraries = (names.libraries(key, names_in(options, key)) for key in ("allow", "forbid"))
        return (*_sources(declaration, names), *itertools.chain(*libraries))

    def judge(
        self, declaration: ContractDeclaration, names: ContractNames, links: Links
    ) -> Iterator[Breach]:
        """A breach for each import of a library that may not be imported."""
        judgement = _allowed_only if "allow" in declaration.options else _forbidden
        libraries = _libraries(self.lookups(declaration, names))
        for source, link in _library_links(links, _sources(declaration, names)):
            shown = judgement(libraries, library_names(links.names(link[1])))
            if shown:
                yield _breach(source, link, shown, _allowance(declaration))


def _libraries(lookups: Iterable[Lookup]) -> tuple[ModuleSet, ...]:
    return tuple(lookup.found for lookup in lookups if lookup.found.library)


def _sources(declaration: ContractDeclaration, names: ContractNames) -> tuple[Lookup, ...]:
    return names.modules("source_modules", names_in(declaration.options, "source_modules"))


def _library_links(links: Links, sources: Iterable[Lookup]) -> Iterator[tuple[ModuleSet, Link]]:
    for source in (lookup.found for lookup in sources):
        for importer in sorted(source.nodes(links)):
            imported = filter(links.is_library, links.imported.get(importer, ()))
            yield from ((source, (importer, library)) for library in imported)


def _allowed_only(allowed: Sequence[ModuleSet], names: Sequence[str]) -> str:
    is_allowed = any(library.means(name) for library in allowed for name in names)
    return "" if is_allowed or not names else names[-1]


def _forbidden(forbidden: Sequence[ModuleSet], names: Sequence[str]) -> str:
    meant = [name for name in names if any(library.means(name) for library in forbidden)]
    return meant[-1] if meant else ""


def _allowance(declaration: ContractDeclaration) -> str:
    if "allow" not in declaration.options:
        return ""
    return f"allowed: {', '.join(names_in(declaration.options, 'allow')) or 'nothing'}"


def _breach(source: ModuleSet, link: Link, shown: str, allowance: str) -> Breach:
    return Breach(
        source=source.name,
        target=shown,
        links=(link,),
        title=import_title(source.name, shown, 1),
        fix=f"use {shown} in a module outside of {source.name}, behind an abstract class that "
        f"{source.name} defines.",
        imported=shown,
        notes=(allowance,) if allowance else (),
    )
