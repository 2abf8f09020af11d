"""A configuration as it is proposed: what holds today, and what would not."""

import dataclasses
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from archcheck.application.proposing.ledger import LedgerRow
from archcheck.shared.deferred import dataclass

CONTRACTS = "contracts"
DISABLE = "disable"


@dataclass(frozen=True, kw_only=True)
class Item:
    """A contract, structure rule, tool or rule with its keys.

    `count` is how many findings it has today; `reason` says why it does not hold for another
    cause. `remark` is for the reader.
    """

    name: str
    keys: Mapping[str, object] = dataclasses.field(default_factory=dict)
    count: int = 0
    reason: str = ""
    remark: str = ""

    @property
    def holds(self) -> bool:
        """Whether it finds nothing today."""
        return not self.count and not self.reason


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What is proposed for the project at `root`, a path relative to where the search began.

    `off` are parts of the packs that do not hold: by kind (`contracts`, `structure`, `layout`,
    `rules`, `tools`). `declined` are tools that would run unasked. `projects` are the members of a
    workspace with what each uses. Where it is `strict`, what does not hold is part of the
    configuration; where it is `minimal`, nothing is said about it.
    """

    root: str = "."
    packs: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    layers: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    contracts: tuple[Item, ...] = ()
    structure: tuple[Item, ...] = ()
    rules: tuple[Item, ...] = ()
    tools: tuple[Item, ...] = ()
    off: Mapping[str, tuple[Item, ...]] = dataclasses.field(default_factory=dict)
    declined: tuple[Item, ...] = ()
    projects: Mapping[str, object] = dataclasses.field(default_factory=dict)
    strict: bool = False
    minimal: bool = False
    sentences: tuple[str, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()

    def active(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Those that are part of the configuration."""
        return tuple(item for item in items if self.strict or item.holds)

    def waiting(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Those that the reader is told of."""
        is_told = not self.strict and not self.minimal
        return tuple(item for item in items if is_told and not item.holds)

    def switched_off(self, kind: str) -> tuple[Item, ...]:
        """The parts of the packs that are taken away."""
        return () if self.strict else self.off.get(kind, ())

    def keys(self) -> Mapping[str, object]:
        """The configuration of the project itself, as TOML holds it."""
        return dict(self._stated())

    def _stated(self) -> Iterator[tuple[str, object]]:
        yield "extends", list(self.packs)
        found: Sequence[tuple[str, Any]] = (
            ("exclude", list(self.exclude)),
            ("layers", {name: list(heads) for name, heads in self.layers.items()}),
            (CONTRACTS, [dict(it.keys) for it in self.active(self.contracts)]),
            ("structure", [dict(it.keys) for it in self.active(self.structure)]),
            (DISABLE, self.disabled),
            ("rules", self._levels()),
            ("tools", self._tool_tables()),
        )
        yield from filter(operator.itemgetter(1), found)

    @property
    def disabled(self) -> Mapping[str, Sequence[str]]:
        """The names of declarations of packs that are taken away, by kind."""
        kinds = (CONTRACTS, "structure", "layout")
        found = {kind: [item.name for item in self.switched_off(kind)] for kind in kinds}
        return {kind: names for kind, names in found.items() if names}

    def _levels(self) -> Mapping[str, object]:
        off = {item.name: "off" for item in self.switched_off("rules")}
        return {**{it.name: it.keys["level"] for it in self.active(self.rules)}, **off}

    def _tool_tables(self) -> Mapping[str, object]:
        off = (*self.switched_off("tools"), *self.declined)
        tables = {item.name: dict(item.keys) for item in self.active(self.tools)}
        return {**tables, **{item.name: {"enabled": False} for item in off}}
