"""The contract type `layers`: a lower layer must not reach a higher one."""

import collections
import functools
import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.configuration import ContractDeclaration
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.contracts.names import ContractNames, Lookup, ModuleSet
from archcheck.infrastructure.architecture.contracts.options import (
    FLAG,
    NAMES,
    POSSIBLE_NAMES,
    KeyProblem,
    KeySchema,
    is_set,
    names_in,
)
from archcheck.infrastructure.architecture.contracts.contract_type import (
    ContractType,
    UndeclaredModule,
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
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.architecture.graph.module_patterns import compiled, is_within, overlap


class Layers(ContractType):
    """Layers from the highest to the lowest; imports lead downward only."""

    rule = "layer-dependency"
    schema = KeySchema(
        {
            "layers": NAMES,
            "containers": NAMES,
            "exhaustive": FLAG,
            "exhaustive_ignores": POSSIBLE_NAMES,
            "closed": POSSIBLE_NAMES,
        },
        (("layers",),),
    )

    def conflicts(self, options: Mapping[str, object]) -> Iterator[KeyProblem]:
        """Rows that cannot be read, repeated names, unknown closed rows, flags out of place."""
        for at, text in enumerate(names_in(options, "layers")):
            if row_problem(text):
                yield KeyProblem(f"layers[{at}]", row_problem(text))
        yield from _repeated(_rows(options))
        yield from _unknown_closed(options)
        if is_set(options, "exhaustive") and "containers" not in options:
            hint = 'name the packages whose children are the layers: containers = ["..."]'
            yield KeyProblem("exhaustive", "exhaustive needs containers", hint)

    def lookups(self, declaration: ContractDeclaration, names: ContractNames) -> tuple[Lookup, ...]:
        """The containers, the layers in each of them, and what exhaustive leaves out."""
        layers = (place.lookup for stack in _stacks(declaration, names) for place in stack)
        return (*_containers(declaration, names), *layers, *_ignored(declaration, names))

    def overlaps(
        self, declaration: ContractDeclaration, names: ContractNames
    ) -> Iterator[KeyProblem]:
        """Modules that stand in two layers."""
        for stack in _stacks(declaration, names):
            sets = [place.lookup.found for place in stack]
            for first, second in itertools.combinations(sets, 2):
                for module in itertools.islice(_shared(first, second), 1):
                    message = f'"{module}" is in two layers: {first.name} and {second.name}'
                    yield KeyProblem("layers", message)

    def idleness(
        self, declaration: ContractDeclaration, names: ContractNames
    ) -> Iterator[KeyProblem]:
        """One level within which all imports are allowed, and nothing else to break."""
        rows = _rows(declaration.options)
        is_judged = is_set(declaration.options, "exhaustive") or names.composition_roots
        if not is_judged and not _are_ordered(rows):
            hint = "name a layer above or below it, or put | between those that are independent"
            yield KeyProblem("layers", "compares nothing: layers has only one level", hint)

    def judge(
        self, declaration: ContractDeclaration, names: ContractNames, links: Links
    ) -> Iterator[Violation]:
        """Breaches of the order of layers, and children of containers in no layer."""
        closed = frozenset(names_in(declaration.options, "closed"))
        for stack in _stacks(declaration, names):
            placed = [place.as_layer(closed) for place in stack if place.lookup.found.heads]
            yield from layer_breaches(links, placed, names.composition_roots)
        if is_set(declaration.options, "exhaustive"):
            yield from _undeclared(declaration, names)


class _Place(msgspec.Struct, frozen=True):
    """A member of a row and what it means."""

    level: int
    row: Row
    member: Member
    lookup: Lookup

    def as_layer(self, closed: Collection[str]) -> PlacedLayer:
        """The layer at its level."""
        is_closed = self.row.is_closed(self.member, closed)
        return PlacedLayer(self.lookup.found, self.level, self.row.independent, is_closed)


def _rows(options: Mapping[str, object]) -> tuple[Row, ...]:
    return tuple(parse_row(text) for text in names_in(options, "layers"))


def _are_ordered(rows: Sequence[Row]) -> bool:
    return len(rows) > 1 or any(row.independent and len(row.members) > 1 for row in rows)


def _repeated(rows: Iterable[Row]) -> Iterator[KeyProblem]:
    members = collections.Counter(member.name for row in rows for member in row.members)
    for name, count in members.items():
        if count > 1:
            yield KeyProblem("layers", f'"{name}" stands more than once')


def _unknown_closed(options: Mapping[str, object]) -> Iterator[KeyProblem]:
    spellings = known_spellings(_rows(options))
    for name in names_in(options, "closed"):
        if name not in spellings:
            message = f'"{name}" in closed is not in layers'
            yield KeyProblem("closed", message, did_you_mean(name, spellings))


def _containers(declaration: ContractDeclaration, names: ContractNames) -> tuple[Lookup, ...]:
    return names.modules("containers", names_in(declaration.options, "containers"))


def _container_heads(declaration: ContractDeclaration, names: ContractNames) -> tuple[str, ...]:
    lookups = _containers(declaration, names)
    return tuple(dict.fromkeys(head for lookup in lookups for head in lookup.found.heads))


def _stacks(declaration: ContractDeclaration, names: ContractNames) -> Iterator[tuple[_Place, ...]]:
    rows = _rows(declaration.options)
    if "containers" not in declaration.options:
        yield tuple(_placed(rows, functools.partial(_free_member, names)))
        return
    for container in _container_heads(declaration, names):
        yield tuple(_placed(rows, functools.partial(_contained_member, names, container)))


def _placed(rows: Sequence[Row], look_up: Callable[[Member], Lookup]) -> Iterator[_Place]:
    for level, row in enumerate(rows):
        for member in row.members:
            yield _Place(level, row, member, look_up(member))


def _free_member(names: ContractNames, member: Member) -> Lookup:
    return names.module("layers", member.name, member.optional)


def _contained_member(names: ContractNames, container: str, member: Member) -> Lookup:
    return names.child("layers", container, member.name, member.optional)


def _shared(first: ModuleSet, second: ModuleSet) -> Iterator[str]:
    for head, other in itertools.product(first.heads, second.heads):
        if overlap(head, other):
            yield max(head, other, key=len)


def _ignored(declaration: ContractDeclaration, names: ContractNames) -> Iterator[Lookup]:
    containers = _container_heads(declaration, names)
    for entry in names_in(declaration.options, "exhaustive_ignores"):
        yield names.child_of_any("exhaustive_ignores", containers, entry)


def _undeclared(
    declaration: ContractDeclaration, names: ContractNames
) -> Iterator[UndeclaredModule]:
    declared = (*_member_names(declaration), *names_in(declaration.options, "exhaustive_ignores"))
    for container in _container_heads(declaration, names):
        for child in names.tree.children(container):
            if not _is_declared(child, container, declared, names):
                yield _undeclared_child(child, container)


def _member_names(declaration: ContractDeclaration) -> Iterator[str]:
    for row in _rows(declaration.options):
        yield from (member.name for member in row.members)


def _undeclared_child(child: str, container: str) -> UndeclaredModule:
    title = f"{child} is in no layer of {container}"
    return UndeclaredModule(
        child, title, "name it in layers of the contract, or in exhaustive_ignores."
    )


def _is_declared(child: str, container: str, declared: Iterable[str], names: ContractNames) -> bool:
    relative = child.removeprefix(f"{container}.")
    is_named = any(compiled(name).fullmatch(relative) for name in declared)
    return is_named or _is_composition_root(child, container, names)


def _is_composition_root(child: str, container: str, names: ContractNames) -> bool:
    inner = (root for root in names.composition_roots if not is_within(container, root))
    return any(is_within(child, root) for root in inner)
