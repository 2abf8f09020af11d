"""The contract type `required`: each module must import at least one of these."""

from collections.abc import Iterator

from archcheck.infrastructure.architecture.contracts.contract import Ban, Contract, Omission
from archcheck.infrastructure.architecture.contracts.lookups import (
    Lookup,
    each_of,
    nodes_of,
    sources_of,
)
from archcheck.infrastructure.architecture.contracts.options import ContractOptions
from archcheck.infrastructure.architecture.contracts.wording import few, listed
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.decoding.decoder import as_texts
from archcheck.infrastructure.decoding.value_types import Names


class RequiredOptions(ContractOptions, frozen=True, kw_only=True):
    """Who must import, and what."""

    source_modules: Names
    required_modules: Names


class Required(Contract[RequiredOptions]):
    """Modules of which each imports at least one of others directly.

    Packages and what is started by its path are not judged, nor is what is required itself.
    """

    rule = "required-dependency"
    options_type = RequiredOptions

    def look_up(self) -> Iterator[Lookup]:
        """The sources, and what they must import."""
        yield from self._sources
        yield from self._required

    def judge(self, links: Links) -> Iterator[Omission]:
        """An omission for each module that imports none of them."""
        wanted = nodes_of(each_of(self._required), links)
        named = few(self._wanted_names)
        for node in sorted(sources_of(each_of(self._sources), links) - wanted):
            if named and self._is_without(links, node, wanted):
                yield _omission(links.name(node), listed(named, "or"))

    def bans(self, links: Links) -> Iterator[Ban]:
        """That a module imports none of them, although others do."""
        nothing = links.without(frozenset(links.sites), frozenset())
        for omission in self.judge(nothing):
            yield Ban(omission.module, omission.module)

    @property
    def _sources(self) -> tuple[Lookup, ...]:
        return self.names.modules("source_modules", as_texts(self.options.source_modules))

    @property
    def _required(self) -> tuple[Lookup, ...]:
        required = as_texts(self.options.required_modules)
        return self.names.modules_or_libraries("required_modules", required)

    @property
    def _wanted_names(self) -> tuple[str, ...]:
        """What must be imported; the entries as written where one value of captures has nothing there."""
        names = tuple(one.name for one in each_of(self._required))
        if names or self.may_be_empty:
            return names
        return tuple(lookup.found.name for lookup in self._required)

    def _is_without(self, links: Links, node: int, wanted: frozenset[int]) -> bool:
        is_judged = links.name(node) in self.names.plain_modules
        return is_judged and wanted.isdisjoint(links.imported.get(node, ()))


def _omission(module: str, required: str) -> Omission:
    return Omission(
        key=module,
        title=f"{module} must import {required}",
        fix=f"let {module} use {required}, or move it out of the modules that must.",
        module=module,
    )
