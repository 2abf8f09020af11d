"""What one file configures, before it is merged with the others."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec

from archcheck.application.toml_text import KeyPath
from archcheck.domain.configuration import (
    AcceptedChange,
    ContractDeclaration,
    JointChange,
    LayoutDeclaration,
    Origin,
    Override,
    StructureDeclaration,
    Unchecked,
    Waiver,
)
from archcheck.infrastructure.configuration.named_tables import Named


class Stated(NamedTuple):
    """A value and where it is stated; `inherited` items of a list stood in packs before."""

    value: object
    origin: Origin
    inherited: int = 0


Items = TypeVar("Items")

GATE_FAMILY = "gate"
WORDS = {
    "contracts": ContractDeclaration.what,
    "structure": StructureDeclaration.what,
    "layout": LayoutDeclaration.what,
}
Values = Mapping[KeyPath, Stated]


class Fragment(msgspec.Struct, frozen=True, kw_only=True):
    """The statements of one file, or of several merged.

    `values` holds all that merges key by key: single values, layers, rules and tools, these two
    also by their bare name, as a sign that they are named at all. Contracts and layout rules are
    found by their name. Of the lists None means that the file does not speak of them.
    """

    values: Values = msgspec.field(default_factory=dict)
    contracts: Named[ContractDeclaration] = Named()
    structure: Named[StructureDeclaration] = Named()
    layout: Named[LayoutDeclaration] = Named()
    waivers: tuple[Waiver, ...] | None = None
    overrides: tuple[Override, ...] | None = None
    unchecked: tuple[Unchecked, ...] | None = None
    accepted: tuple[AcceptedChange, ...] | None = None
    changes: tuple[JointChange, ...] | None = None

    @property
    def named(self) -> Mapping[str, Named[Any]]:
        """The lists of tables that have names, by their key; a name means one table of all."""
        return {key: getattr(self, key) for key in WORDS}


def joined(parts: Iterable[Fragment]) -> Fragment:
    """The parts of one file, which speak of different things, as one fragment."""
    whole = Fragment()
    for part in parts:
        whole = Fragment(
            values={**whole.values, **part.values},
            contracts=whole.contracts.beside(part.contracts),
            structure=whole.structure.beside(part.structure),
            layout=whole.layout.beside(part.layout),
            waivers=latest(whole.waivers, part.waivers),
            overrides=latest(whole.overrides, part.overrides),
            unchecked=latest(whole.unchecked, part.unchecked),
            accepted=latest(whole.accepted, part.accepted),
            changes=latest(whole.changes, part.changes),
        )
    return whole


def latest(earlier: Items | None, later: Items | None) -> Items | None:
    """The later of two values that may be left unsaid."""
    return earlier if later is None else later
