"""The contract type `external`: which libraries a module may import."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from archcheck.infrastructure.architecture.contracts.contract import Breach, Contract
from archcheck.infrastructure.architecture.contracts.lookups import Lookup, ModuleSet, library_names
from archcheck.infrastructure.architecture.contracts.options import (
    ContractOptions,
    PossibleNames,
)
from archcheck.infrastructure.architecture.graph.indexed_graph import Link, Links
from archcheck.infrastructure.architecture.contracts.wording import import_title
from archcheck.infrastructure.decoding.decoder import as_texts
from archcheck.infrastructure.decoding.value_types import Names


class ExternalOptions(ContractOptions, frozen=True, kw_only=True):
    """Who may import, and either all that may be imported or what must not be."""

    one_of: ClassVar[tuple[str, ...]] = ("allow", "forbid")
    source_modules: Names
    allow: PossibleNames | None = None
    forbid: Names | None = None


class External(Contract[ExternalOptions]):
    """Libraries that may (`allow`) or must not (`forbid`) be imported directly."""

    rule = "external-dependency"
    options_type = ExternalOptions

    def look_up(self) -> Iterator[Lookup]:
        """The sources and the libraries."""
        yield from self._sources
        yield from self.names.libraries("allow", as_texts(self.options.allow or ()))
        yield from self.names.libraries("forbid", as_texts(self.options.forbid or ()))

    def judge(self, links: Links) -> Iterator[Breach]:
        """A breach for each import of a library that may not be imported."""
        judgement = _forbidden if self.options.allow is None else _allowed_only
        libraries = tuple(self._libraries)
        for source, link in self._library_links(links):
            shown = judgement(libraries, library_names(links.names(link[1])))
            if shown:
                importer = source.called(links.names(link[0]))
                yield _breach(source.name, importer, link, shown, self._allowance)

    @property
    def _sources(self) -> tuple[Lookup, ...]:
        return self.names.modules("source_modules", as_texts(self.options.source_modules))

    @property
    def _libraries(self) -> Iterator[ModuleSet]:
        return (lookup.found for lookup in self.lookups if lookup.found.library)

    @property
    def _allowance(self) -> str:
        allowed = self.options.allow
        return "" if allowed is None else f"allowed: {', '.join(as_texts(allowed)) or 'nothing'}"

    def _library_links(self, links: Links) -> Iterator[tuple[ModuleSet, Link]]:
        for source in (lookup.found for lookup in self._sources):
            for link in links.imports_by(sorted(source.sources(links))):
                if links.is_library(link[1]):
                    yield source, link


def _allowed_only(allowed: Sequence[ModuleSet], names: Sequence[str]) -> str:
    is_allowed = any(library.means(name) for library in allowed for name in names)
    return "" if is_allowed or not names else names[-1]


def _forbidden(forbidden: Sequence[ModuleSet], names: Sequence[str]) -> str:
    meant = [name for name in names if any(library.means(name) for library in forbidden)]
    return meant[-1] if meant else ""


def _breach(source: str, importer: str, link: Link, shown: str, allowance: str) -> Breach:
    return Breach(
        source=source,
        target=shown,
        links=(link,),
        title=import_title(importer, shown, 1),
        fix=f"use {shown} in a module outside of {importer}, behind an abstract class that "
        f"{importer} defines.",
        imported=shown,
        notes=(allowance,) if allowance else (),
    )
