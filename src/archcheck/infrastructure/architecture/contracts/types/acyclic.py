"""The contract type `acyclic`: no cycle between packages."""

import collections
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

import msgspec

from archcheck.application.wording import counted
from archcheck.infrastructure.architecture.contracts.contract import Ban, Breach, Contract
from archcheck.infrastructure.architecture.contracts.lookups import Lookup, ModuleSet
from archcheck.infrastructure.architecture.contracts.options import (
    ContractOptions,
    Depth,
)
from archcheck.infrastructure.architecture.graph.cycles import knots, shortest_cycle
from archcheck.infrastructure.architecture.graph.indexed_graph import Link, Links
from archcheck.infrastructure.architecture.graph.module_patterns import ModuleTree, is_within
from archcheck.infrastructure.architecture.contracts.wording import listed
from archcheck.infrastructure.decoding.decoder import KeyProblem, as_texts
from archcheck.infrastructure.decoding.value_types import Names

Imports = Mapping[tuple[str, str], Sequence[Link]]


class _Group(msgspec.Struct, frozen=True):
    """Sets of modules between which no cycle may run; `package` holds them, or is empty."""

    package: str
    members: tuple[ModuleSet, ...]

    @property
    def where(self) -> str:
        """The end of a sentence that says where the members lie."""
        return f" in {self.package}" if self.package else ""

    def shown(self, links: Links, path: Sequence[str], chain: Sequence[Link]) -> Sequence[str]:
        """What people call the members on a path inside of the package, where each imports."""
        members = [self._by_name[name] for name in path]
        pairs = zip(members, chain, strict=True)
        return [self._short(one.called(links.names(importer))) for one, (importer, _) in pairs]

    def modules_of(self, name: str) -> tuple[str, ...]:
        """What people call the member of this name: itself, or what its pattern matches."""
        return tuple(self._short(one.name) for one in self._by_name[name].each())

    def _short(self, module: str) -> str:
        return module.removeprefix(f"{self.package}.")

    @property
    def _by_name(self) -> Mapping[str, ModuleSet]:
        return {one.name: one for one in self.members}


class AcyclicOptions(ContractOptions, frozen=True, kw_only=True):
    """Packages or modules; `depth` counts levels of packages below packages, None for all."""

    one_of: ClassVar[tuple[str, ...]] = ("packages", "modules")
    needs: ClassVar[Mapping[str, str]] = {"depth": "packages"}
    packages: Names | None = None
    modules: Names | None = None
    depth: Depth = None

    def conflicts(self) -> Iterator[KeyProblem]:
        """Packages or modules, and a depth only with packages."""
        yield from super().conflicts()
        if self.depth is not None and self.packages is None:
            yield KeyProblem("depth", "depth needs packages", "modules have no depth: leave it out")


class Acyclic(Contract[AcyclicOptions]):
    """Packages whose children, or modules that, form no cycle."""

    rule = "dependency-cycle"
    options_type = AcyclicOptions

    def look_up(self) -> Iterator[Lookup]:
        """The packages or modules."""
        yield from self.names.modules("packages", as_texts(self.options.packages or ()))
        yield from self.names.modules("modules", self._modules)

    def overlaps(self) -> Iterator[KeyProblem]:
        """Listed modules that lie in each other."""
        for first, second in itertools.combinations(self._listed, 2):
            lying = itertools.chain(_lying_in(first, second), _lying_in(second, first))
            yield from itertools.islice(lying, 1)

    def idleness(self) -> Iterator[KeyProblem]:
        """One listed module or pattern: no cycle runs between fewer than two."""
        if len(frozenset(self._modules)) == 1:
            hint = "name two or more, or use packages: no cycle between the children of each"
            yield KeyProblem("modules", "compares nothing: modules has only one entry", hint)

    def judge(self, links: Links) -> Iterator[Breach]:
        """A breach for each knot of packages, along its shortest cycle."""
        for group in self._groups():
            imports = _imports_between(links, group, self.names.cut.importers)
            successors = _successors(group, imports)
            for knot in knots(successors):
                cycle = shortest_cycle(successors, knot)
                yield _breach(links, group, knot, _along(cycle, imports))

    def bans(self, links: Links) -> Iterator[Ban]:
        """Two members may not both import each other: each of these imports, where both are there."""
        for group in self._groups():
            imports = _imports_between(links, group, self.names.cut.importers)
            for pair in imports.keys() & {(other, one) for one, other in imports}:
                yield from (Ban(links.name(one), links.name(other)) for one, other in imports[pair])

    @property
    def _modules(self) -> tuple[str, ...]:
        return as_texts(self.options.modules or ())

    @property
    def _listed(self) -> tuple[ModuleSet, ...]:
        """Layers, modules and patterns; what is named twice once."""
        by_heads = {one.found.heads: one.found for one in self.lookups if one.found.heads}
        return tuple(by_heads.values()) if self._modules else ()

    def _groups(self) -> tuple[_Group, ...]:
        if self._modules:
            return (_Group("", self._listed),)
        tree = self.names.tree
        return tuple(
            _Group(name, tuple(self.names.set_of(child, [child]) for child in tree.children(name)))
            for name in sorted(self._packages())
        )

    def _packages(self) -> frozenset[str]:
        tree, depth = self.names.tree, self.options.depth
        levels = len(tree.names) if depth is None else depth
        heads = itertools.chain(*(lookup.found.heads for lookup in self.lookups))
        return frozenset[str]().union(*(_packages_below(tree, head, levels) for head in heads))


def _lying_in(first: ModuleSet, second: ModuleSet) -> Iterator[KeyProblem]:
    for inner, outer in itertools.product(first.heads, second.heads):
        if is_within(inner, outer) and inner != second.name:
            yield KeyProblem("modules", f'"{inner}" lies in "{second.name}"')


def _packages_below(tree: ModuleTree, head: str, levels: int) -> Iterator[str]:
    children = tree.children(head)
    if not children:
        return
    yield head
    if levels:
        for child in children:
            yield from _packages_below(tree, child, levels - 1)


def _imports_between(links: Links, group: _Group, unjudged: frozenset[int]) -> Imports:
    owner = {node: one.name for one in group.members for node in one.nodes(links)}
    found: dict[tuple[str, str], list[Link]] = collections.defaultdict(list)
    for importer, imported in links.imports_by(sorted(owner.keys() - unjudged)):
        pair = (owner[importer], owner.get(imported, owner[importer]))
        if pair[0] != pair[1]:
            found[pair].append((importer, imported))
    return found


def _successors(group: _Group, imports: Imports) -> Mapping[str, frozenset[str]]:
    after: dict[str, set[str]] = {one.name: set() for one in group.members}
    for importer, imported in imports:
        after[importer].add(imported)
    return {name: frozenset(names) for name, names in after.items()}


def _along(cycle: Sequence[str], imports: Imports) -> Imports:
    steps = zip(cycle, (*cycle[1:], cycle[0]), strict=True)
    return {step: imports[step] for step in steps}


def _breach(links: Links, group: _Group, knot: Sequence[str], cycle: Imports) -> Breach:
    chain = tuple(min(found) for found in cycle.values())
    path = [importer for importer, _ in cycle]
    first, *_ = cut = min(cycle.values(), key=len)
    named = f"{links.name(first[0])} -> {links.name(first[1])}"
    return Breach(
        source=group.package or path[0],
        target=group.package or path[-1],
        links=chain,
        title=f"{_in_words(group, group.shown(links, path, chain))}; cut {named}",
        fix=_advice(named, len(cut) - 1),
        notes=tuple(_bystanders(group, path, knot)),
    )


def _in_words(group: _Group, path: Sequence[str]) -> str:
    happening = "import each other" if len(path) == 2 else "form a cycle"
    return f"{listed(path)}{group.where} {happening}"


def _advice(named: str, others: int) -> str:
    also = f" (and {counted(others, 'more import')} between these two)" if others else ""
    return f"remove {named}{also}, or move what both need to a module below them."


def _bystanders(group: _Group, path: Sequence[str], knot: Iterable[str]) -> Iterator[str]:
    rest = [group.modules_of(name) for name in knot if name not in path]
    others = tuple(itertools.chain(*rest))
    if others:
        yield f"{counted(len(others), 'more module')} in the same knot: {listed(others)}"
