"""The contract type `layers`: a lower layer must not reach a higher one."""

import collections
import functools
import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import msgspec

from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.contracts.contract import (
    Contract,
    Omission,
    Violation,
)
from archcheck.infrastructure.architecture.contracts.layer_rows import (
    Member,
    Row,
    known_spellings,
    parse_row,
    row_problem,
)
from archcheck.infrastructure.architecture.contracts.layer_stack import PlacedLayer, layer_breaches
from archcheck.infrastructure.architecture.contracts.lookups import Lookup, ModuleSet
from archcheck.infrastructure.architecture.contracts.options import ContractOptions, PossibleNames
from archcheck.infrastructure.architecture.graph.chains import (
    Search,
    chains_between,
    direct_imports,
)
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.architecture.graph.module_patterns import compiled, is_within, overlap
from archcheck.infrastructure.decoding.decoder import KeyProblem, as_texts
from archcheck.infrastructure.decoding.value_types import Flag, Names


class _PlacedMember(msgspec.Struct, frozen=True):
    """A member of a row and what it means."""

    level: int
    row: Row
    member: Member
    lookup: Lookup

    def as_layer(self, closed: Collection[str]) -> PlacedLayer:
        """The layer at its level."""
        is_closed = self.row.is_closed(self.member, closed)
        return PlacedLayer(self.lookup.found, self.level, self.row.independent, is_closed)


class LayersOptions(ContractOptions, frozen=True, kw_only=True, dict=True):
    """Rows from the highest to the lowest, on their own or once in each container."""

    layers: Names
    containers: Names | None = None
    exhaustive: Flag = False
    exhaustive_ignores: PossibleNames = ()
    closed: PossibleNames = ()
    allow_indirect: Flag = False

    @functools.cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows, read."""
        return tuple(map(parse_row, as_texts(self.layers)))

    @property
    def search(self) -> Search:
        """Which imports count."""
        return direct_imports if self.allow_indirect else chains_between

    @property
    def members(self) -> Iterator[str]:
        """The names in all rows."""
        return (member.name for row in self.rows for member in row.members)

    def conflicts(self) -> Iterator[KeyProblem]:
        """Rows that cannot be read, repeated names, unknown closed rows, flags out of place."""
        for at, text in enumerate(as_texts(self.layers)):
            if row_problem(text):
                yield KeyProblem("layers", row_problem(text), index=at)
        yield from _repeated(self.members)
        yield from _unknown_closed(self.rows, as_texts(self.closed))
        if self.exhaustive and self.containers is None:
            hint = 'name the packages whose children are the layers: containers = ["..."]'
            yield KeyProblem("exhaustive", "exhaustive needs containers", hint)


class Layers(Contract[LayersOptions]):
    """Layers from the highest to the lowest; imports lead downward only."""

    rule = "layer-dependency"
    options_type = LayersOptions

    def look_up(self) -> Iterator[Lookup]:
        """The containers, the layers in each of them, and what exhaustive leaves out."""
        yield from self._containers
        for stack in self._stacks:
            yield from (placed.lookup for placed in stack)
        for entry in as_texts(self.options.exhaustive_ignores):
            yield self.names.child_of_any("exhaustive_ignores", self._container_heads, entry)

    def overlaps(self) -> Iterator[KeyProblem]:
        """Modules that stand in two layers."""
        for stack in self._stacks:
            sets = [placed.lookup.found for placed in stack]
            for first, second in itertools.combinations(sets, 2):
                for module in itertools.islice(_shared(first, second), 1):
                    message = f'"{module}" is in two layers: {first.name} and {second.name}'
                    yield KeyProblem("layers", message)

    def idleness(self) -> Iterator[KeyProblem]:
        """One level within which all imports are allowed, and nothing else to break."""
        is_judged = self.options.exhaustive or self.names.composition_roots
        if not is_judged and not _are_ordered(self.options.rows):
            hint = "name a layer above or below it, or put | between those that are independent"
            yield KeyProblem("layers", "compares nothing: layers has only one level", hint)

    @property
    def compares_anything(self) -> bool:
        """Two layers between which an import may be wrong, or children that must be declared."""
        if self.options.exhaustive:
            return bool(self._container_heads)
        return any(len(set(map(_rank, filter(_is_there, stack)))) > 1 for stack in self._stacks)

    def judge(self, links: Links) -> Iterator[Violation]:
        """Breaches of the order of layers, and children of containers in no layer."""
        closed = frozenset(as_texts(self.options.closed))
        for stack in self._stacks:
            layers = [placed.as_layer(closed) for placed in stack if placed.lookup.found.heads]
            yield from layer_breaches(
                links, layers, self.names.composition_roots, self.options.search
            )
        if self.options.exhaustive:
            yield from self._undeclared()

    @functools.cached_property
    def _containers(self) -> tuple[Lookup, ...]:
        return self.names.modules("containers", as_texts(self.options.containers or ()))

    @property
    def _container_heads(self) -> tuple[str, ...]:
        heads = (head for lookup in self._containers for head in lookup.found.heads)
        return tuple(dict.fromkeys(heads))

    @functools.cached_property
    def _stacks(self) -> tuple[tuple[_PlacedMember, ...], ...]:
        rows = self.options.rows
        if self.options.containers is None:
            return (tuple(_placed(rows, self._free_member)),)
        return tuple(
            tuple(_placed(rows, functools.partial(self._contained_member, container)))
            for container in self._container_heads
        )

    def _free_member(self, member: Member) -> Lookup:
        return self.names.module("layers", member.name, member.optional)

    def _contained_member(self, container: str, member: Member) -> Lookup:
        return self.names.child("layers", container, member.name, member.optional)

    def _undeclared(self) -> Iterator[Omission]:
        declared = (*self.options.members, *as_texts(self.options.exhaustive_ignores))
        for container in self._container_heads:
            for child in self.names.tree.children(container):
                yield from self._child_problems(child, container, declared)

    def _child_problems(
        self, child: str, container: str, declared: Iterable[str]
    ) -> Iterator[Omission]:
        relative = child.removeprefix(f"{container}.")
        is_named = any(compiled(name).fullmatch(relative) for name in declared)
        if not is_named and not self._is_composition_root(child, container):
            yield _undeclared_child(child, container)

    def _is_composition_root(self, child: str, container: str) -> bool:
        roots = (*self.names.composition_roots, *self.names.wiring)
        inner = (root for root in roots if not is_within(container, root))
        return any(is_within(child, root) for root in inner)


def _placed(rows: Sequence[Row], look_up: Callable[[Member], Lookup]) -> Iterator[_PlacedMember]:
    for level, row in enumerate(rows):
        for member in row.members:
            yield _PlacedMember(level, row, member, look_up(member))


def _is_there(placed: _PlacedMember) -> bool:
    return bool(placed.lookup.found.heads)


def _rank(placed: _PlacedMember) -> tuple[int, str]:
    return placed.level, placed.member.name if placed.row.independent else ""


def _are_ordered(rows: Sequence[Row]) -> bool:
    return len(rows) > 1 or any(row.independent and len(row.members) > 1 for row in rows)


def _repeated(members: Iterable[str]) -> Iterator[KeyProblem]:
    for name, count in collections.Counter(members).items():
        if count > 1:
            yield KeyProblem("layers", f'"{name}" stands more than once')


def _unknown_closed(rows: Iterable[Row], closed: Iterable[str]) -> Iterator[KeyProblem]:
    spellings = known_spellings(rows)
    for name in closed:
        if name not in spellings:
            message = f'"{name}" in closed is not in layers'
            yield KeyProblem("closed", message, did_you_mean(name, spellings))


def _shared(first: ModuleSet, second: ModuleSet) -> Iterator[str]:
    for head, other in itertools.product(first.heads, second.heads):
        if overlap(head, other):
            yield max(head, other, key=len)


def _undeclared_child(child: str, container: str) -> Omission:
    title = f"{child} is in no layer of {container}"
    fix = "name it in layers of the contract, or in exhaustive_ignores."
    return Omission(child, title, fix, child)
