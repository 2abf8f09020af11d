"""From modules to the nodes of a drawing, each of which stands for some of them."""

import collections
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from archcheck.application.drawing.judged_graph import JudgedGraph, Marks, Pair, in_order
from archcheck.domain.drawing import NO_LAYER, STDLIB, Drawing, Edge, Mark, Node
from archcheck.domain.location import Location
from archcheck.domain.module_graph import Module, ModuleKind
from archcheck.shared.deferred import dataclass

NameOf = Callable[[Module], str]


@dataclass(frozen=True)
class Folding:
    """How modules become nodes: the name of each one's node, and what a node of several is."""

    name: NameOf
    kind: ModuleKind
    depth: int = 0


def by_depth(depth: int, libraries: frozenset[str]) -> Folding:
    """Names cut to so many components, all of them for 0; these libraries are not joined."""
    return Folding(functools.partial(_cut, depth, libraries), ModuleKind.PACKAGE, depth)


def by_layer(libraries: frozenset[str]) -> Folding:
    """One node for each layer, and one for all modules in none."""
    return Folding(functools.partial(_layer, libraries), ModuleKind.LAYER)


def readable_depth(judged: JudgedGraph, most: int) -> int:
    """The greatest depth with at most so many nodes, but more than one; 0 where all can be read."""
    own = _own_names(judged)
    return _deepest_within(most, _counts(own)) if len(own) > most else 0


def telling_depth(judged: JudgedGraph, depth: int) -> int:
    """A depth, 0 where it cuts no name."""
    return depth if depth < deepest(judged) else 0


def _own_names(judged: JudgedGraph) -> Sequence[str]:
    return [module.name for module in judged.graph.modules if not module.kind.is_foreign]


def _deepest_within(most: int, counts: Sequence[int]) -> int:
    single = sum(count == 1 for count in counts)
    return max(single + 1, sum(count <= most for count in counts))


def _counts(names: Sequence[str]) -> Sequence[int]:
    """How many names there are at each depth, from the first on."""
    depths = range(1, _deepest(names) + 1)
    return [len(set(map(_cutting(depth), names))) for depth in depths]


def deepest(judged: JudgedGraph) -> int:
    """How many components the longest name has, at least 1."""
    return _deepest(_own_names(judged))


def _deepest(names: Sequence[str]) -> int:
    return max((name.count(".") + 1 for name in names), default=1)


def folded(judged: JudgedGraph, folding: Folding) -> Drawing:
    """A drawing of all modules; imports inside of a node are not drawn, their marks are."""
    names = {module.name: folding.name(module) for module in judged.graph.modules}
    marks = _marks(judged, names)
    nodes = (
        _node(name, members, folding, marks.get((name, name), ()))
        for name, members in sorted(_members(judged, names).items())
    )
    return Drawing(
        project=judged.project,
        nodes=tuple(nodes),
        edges=tuple(_edges(judged, names, marks)),
        layers=judged.graph.layers,
        depth=folding.depth,
    )


def _members(judged: JudgedGraph, names: Mapping[str, str]) -> Mapping[str, Sequence[Module]]:
    found: dict[str, list[Module]] = collections.defaultdict(list)
    for module in judged.graph.modules:
        found[names[module.name]].append(module)
    return found


def _marks(judged: JudgedGraph, names: Mapping[str, str]) -> Mapping[Pair, Marks]:
    """The marks of imports by the nodes between which they lead; one node twice for its own."""
    found: dict[Pair, list[Mark]] = collections.defaultdict(list)
    for each in judged.graph.imports:
        pair = names[each.importer], names[each.imported]
        found[pair].extend(judged.imports.get((each.importer, each.imported), ()))
    for module in judged.graph.modules:
        name = names[module.name]
        found[name, name].extend(judged.modules.get(module.name, ()))
    return {pair: in_order(marks) for pair, marks in found.items()}


def _edges(
    judged: JudgedGraph, names: Mapping[str, str], marks: Mapping[Pair, Marks]
) -> Iterator[Edge]:
    places: dict[Pair, list[Location]] = collections.defaultdict(list)
    for each in judged.graph.imports:
        places[names[each.importer], names[each.imported]].extend(each.places)
    for (one, other), found in sorted(places.items()):
        if one != other:
            place = tuple(sorted(found))
            yield Edge(importer=one, imported=other, places=place, marks=marks[one, other])


def _node(name: str, members: Sequence[Module], folding: Folding, marks: Marks) -> Node:
    head = {module.name: module for module in members}.get(name)
    return Node(
        name=name,
        kind=_kind(head, members, folding),
        layer=_common(module.layer for module in members),
        context=_common(module.context for module in members),
        path=head.path if head else "",
        modules=len(members),
        marks=marks,
    )


def _kind(head: Module | None, members: Sequence[Module], folding: Folding) -> ModuleKind:
    if members[0].kind.is_foreign:
        return members[0].kind
    return head.kind if head and folding.kind is not ModuleKind.LAYER else folding.kind


def _common(values: Iterable[str]) -> str:
    """The value that all have, empty where they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else ""


def _cut(depth: int, libraries: frozenset[str], module: Module) -> str:
    return _library(libraries, module) if module.kind.is_foreign else _cutting(depth)(module.name)


def _cutting(depth: int) -> Callable[[str], str]:
    """What cuts names to so many components, to all of them for 0."""
    return lambda name: ".".join(name.split(".")[:depth]) if depth else name


def _layer(libraries: frozenset[str], module: Module) -> str:
    if module.kind.is_foreign:
        return _library(libraries, module)
    return module.layer or NO_LAYER


def _library(libraries: frozenset[str], module: Module) -> str:
    """The library that a module belongs to; the standard library is one, but for these."""
    if module.name in libraries:
        return module.name
    return STDLIB if module.kind is ModuleKind.STANDARD else module.name.partition(".")[0]
