"""The contract type `allowed`: each module lists what it may depend on."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

import msgspec

from archcheck.infrastructure.architecture.contracts.contract import (
    Breach,
    Contract,
    Omission,
    Violation,
)
from archcheck.infrastructure.architecture.contracts.lookups import Lookup, ModuleSet, each_of
from archcheck.infrastructure.architecture.contracts.options import ContractOptions, PossibleNames
from archcheck.infrastructure.architecture.contracts.wording import few, import_title
from archcheck.infrastructure.architecture.graph.indexed_graph import Link, Links
from archcheck.infrastructure.decoding.decoder import as_texts
from archcheck.infrastructure.decoding.value_types import Flag

Dependencies = Annotated[
    dict[str, PossibleNames],
    msgspec.Meta(min_length=1, description="a table of modules and what each may import"),
]


class AllowedOptions(ContractOptions, frozen=True, kw_only=True):
    """What each module may import; with `exact` it must do so, too."""

    modules: Dependencies
    exact: Flag = False


class _Entry(msgspec.Struct, frozen=True):
    """A key of the table and what it lists."""

    key: Lookup
    listed: tuple[Lookup, ...]

    @property
    def is_open(self) -> bool:
        """Whether it is a pattern."""
        return self.key.found.separate

    def length(self, head: str) -> tuple[int, bool, int]:
        """How closely it fits a module: the longer name decides, then the one without wildcard."""
        return head.count("."), not self.is_open, len(self.key.found.name)

    def allows(self, links: Links) -> frozenset[int]:
        """The modules that it may import: its own and those that it lists."""
        return self.key.found.nodes(links).union(*(it.found.nodes(links) for it in self.listed))

    @property
    def allowance(self) -> str:
        """What it lists, for people."""
        names = few([one.name for one in each_of(self.listed)])
        return f"allowed: {', '.join(names) or 'nothing'}"


Owners = Mapping[int, _Entry]


class Allowed(Contract[AllowedOptions]):
    """Modules that import themselves and what they list, and nothing else of the project."""

    rule = "undeclared-module-dependency"
    options_type = AllowedOptions

    def look_up(self) -> Iterator[Lookup]:
        """The keys of the table, and what each lists."""
        for entry in self._entries:
            yield entry.key
            yield from entry.listed

    @property
    def compares_anything(self) -> bool:
        """A module whose imports are judged."""
        return any(entry.key.found.heads for entry in self._entries)

    def judge(self, links: Links) -> Iterator[Violation]:
        """A breach for each import that is not listed, and with `exact` each that is listed in vain."""
        owners = self._owners(links)
        for entry in self._entries:
            used = tuple(self._first_party(links, owners, entry))
            yield from _breaches(links, owners, entry, used)
            if self.options.exact:
                yield from _unused(links, entry, used)

    def _first_party(self, links: Links, owners: Owners, entry: _Entry) -> Iterator[Link]:
        meant = self.names.everything - self.names.cut.everywhere
        importers = sorted(node for node, owner in owners.items() if owner is entry)
        return (link for link in links.imports_by(importers) if link[1] in meant)

    @functools.cached_property
    def _entries(self) -> tuple[_Entry, ...]:
        return tuple(
            _Entry(
                self.names.module("modules", key),
                self.names.modules(f"modules.{key}", as_texts(listed)),
            )
            for key, listed in self.options.modules.items()
        )

    def _owners(self, links: Links) -> Owners:
        """The entry that decides for each module that fits any: of two the longer."""
        fitting = ((entry, head) for entry in self._entries for head in entry.key.found.heads)
        owners: dict[int, _Entry] = {}
        for entry, head in sorted(fitting, key=lambda found: found[0].length(found[1])):
            owners.update(dict.fromkeys(entry.key.found.part(head).sources(links), entry))
        return owners


def _breaches(
    links: Links, owners: Owners, entry: _Entry, used: Sequence[Link]
) -> Iterator[Breach]:
    allowed = entry.allows(links)
    for link in (link for link in used if link[1] not in allowed):
        yield _breach(links, entry, link, owners.get(link[1]))


def _breach(links: Links, entry: _Entry, link: Link, owner: _Entry | None) -> Breach:
    importer = entry.key.found.called(links.names(link[0]))
    imported = _owned(links, link[1], owner)
    return Breach(
        source=entry.key.found.name,
        target=imported,
        links=(link,),
        title=import_title(importer, imported, 1),
        fix=f"do without it, or list {imported} for {importer} in the contract.",
        notes=(entry.allowance,),
    )


def _owned(links: Links, node: int, owner: _Entry | None) -> str:
    """What messages call an imported module: the entry that it belongs to, where one does."""
    return owner.key.found.called(links.names(node)) if owner else links.name(node)


def _unused(links: Links, entry: _Entry, used: Sequence[Link]) -> Iterator[Omission]:
    imported = frozenset(node for _, node in used)
    for listed in _listed(links, entry):
        if imported.isdisjoint(listed.nodes(links)):
            yield _omission(entry.key.found, listed)


def _listed(links: Links, entry: _Entry) -> Iterator[ModuleSet]:
    """What it lists, as far as both sides are there to be judged."""
    if entry.key.found.sources(links):
        yield from (it.found for it in entry.listed if it.found.nodes(links))


def _omission(source: ModuleSet, listed: ModuleSet) -> Omission:
    return Omission(
        f"{source.name}->{listed.name}",
        f"{source.name} may import {listed.name}, but does not",
        f"take {listed.name} out of what {source.name} lists.",
    )
