"""The contract type `protected`: only the listed modules may import these."""

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
from archcheck.infrastructure.decoding.decoder import as_texts
from archcheck.infrastructure.decoding.value_types import Names


class ProtectedOptions(ContractOptions, frozen=True, kw_only=True):
    """What is protected, and who may import it all the same."""

    protected_modules: Names
    allowed_importers: PossibleNames


class Protected(Contract[ProtectedOptions]):
    """Modules and libraries that nobody else may import directly.

    Each module that a pattern matches is protected from the others, as in import-linter.
    """

    rule = "protected-module"
    options_type = ProtectedOptions

    def look_up(self) -> Iterator[Lookup]:
        """What is protected, and the allowed importers."""
        yield from self._protected
        yield from self._importers

    def judge(self, links: Links) -> Iterator[Breach]:
        """A breach for each direct import by anybody else."""
        allowed = each_of(self._importers)
        importers = nodes_of(allowed, links)
        unjudged = self.names.cut.unjudged
        names = few([one.name for one in allowed])
        for target in each_of(self._protected):
            inside = target.nodes(links)
            for link in links.imports_of(inside, beside=inside | importers | unjudged):
                yield _breach(links, target, link, names)

    @property
    def judged(self) -> frozenset[int]:
        """All modules but the allowed importers."""
        return self.names.everything - under(self.names.tree, self._importers)

    @property
    def _protected(self) -> tuple[Lookup, ...]:
        protected = as_texts(self.options.protected_modules)
        return self.names.modules_or_libraries("protected_modules", protected)

    @property
    def _importers(self) -> tuple[Lookup, ...]:
        allowed = as_texts(self.options.allowed_importers)
        return self.names.modules("allowed_importers", allowed)


def _breach(links: Links, target: ModuleSet, link: Link, allowed: Sequence[str]) -> Breach:
    importer, imported = links.name(link[0]), target.called(links.names(link[1]))
    return Breach(
        source=importer,
        target=target.name,
        links=(link,),
        title=import_title(importer, imported, 1),
        fix=_advice(importer, imported, allowed),
        imported=imported if target.library else "",
        notes=(f"allowed: {', '.join(allowed) or 'nobody'}",),
    )


def _advice(importer: str, imported: str, allowed: Sequence[str]) -> str:
    if not allowed:
        return f"take the import of {imported} out of {importer}."
    return f"let {listed(allowed, 'or')} do what {importer} needs of {imported}."
