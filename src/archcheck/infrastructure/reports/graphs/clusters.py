"""The nodes of a drawing in the packages that hold them."""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.drawing import Drawing, Node
from archcheck.domain.module_graph import ModuleKind

INIT = "__init__"
LIBRARIES = "libraries"
DEEPEST = 40
NESTED = (ModuleKind.MODULE, ModuleKind.PACKAGE, ModuleKind.TEST)


class Leaf(msgspec.Struct, frozen=True):
    """A node with the name that it has among its neighbours.

    `told` is its layer where neither its name nor a package around it tells it.
    """

    node: Node
    label: str
    told: str = ""

    @property
    def layer(self) -> str:
        """The layer of the node."""
        return self.node.layer

    @property
    def leaves(self) -> "tuple[Leaf, ...]":
        """Itself alone."""
        return (self,)


class Cluster(msgspec.Struct, frozen=True, dict=True):
    """A package with what is drawn inside of it, sorted by label; the root has no name.

    `told` is as in a leaf.
    """

    name: str
    label: str
    members: tuple["Leaf | Cluster", ...]
    told: str = ""

    @functools.cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """All nodes in it, at any depth."""
        return tuple(leaf for member in self.members for leaf in member.leaves)

    @functools.cached_property
    def layer(self) -> str:
        """The layer of all that is in it, empty where there is not one."""
        found = {leaf.node.layer for leaf in self.leaves}
        return found.pop() if len(found) == 1 else ""

    @property
    def is_context(self) -> bool:
        """Whether it is a context."""
        return bool(self.name) and any(leaf.node.context == self.name for leaf in self.leaves)


def clusters(drawing: Drawing) -> Cluster:
    """The drawing as one cluster.

    A package that holds others is a cluster; its own module is a leaf in it, `__init__`, where
    something touches it. Packages that hold one package alone share its cluster.
    """
    nested = _of_kinds(drawing, *NESTED)
    inner = _Packages({node.name: node for node in nested}, _touched(drawing))
    layers = map(_alone, _of_kinds(drawing, ModuleKind.LAYER))
    members = (*inner.members(""), *layers, *_libraries(drawing))
    return _telling(Cluster("", "", members), "")


def packages(cluster: Cluster) -> Iterator[Cluster]:
    """All clusters in one, each before those in it."""
    for member in cluster.members:
        if isinstance(member, Cluster):
            yield member
            yield from packages(member)


def _telling(cluster: Cluster, layer: str) -> Cluster:
    """The cluster with layers told where that of a package around is another."""
    members = tuple(_told(member, layer) for member in cluster.members)
    return msgspec.structs.replace(cluster, members=members)


def _told(member: Leaf | Cluster, layer: str) -> Leaf | Cluster:
    own = member.layer
    told = own if own not in ("", layer, member.label) else ""
    telling = _telling(member, own or layer) if isinstance(member, Cluster) else member
    return msgspec.structs.replace(telling, told=told)


def _of_kinds(drawing: Drawing, *kinds: ModuleKind) -> list[Node]:
    return [node for node in drawing.nodes if node.kind in kinds]


def _alone(node: Node) -> Leaf:
    return Leaf(node, node.name)


def _libraries(drawing: Drawing) -> Iterator[Cluster]:
    foreign = _of_kinds(drawing, ModuleKind.LIBRARY, ModuleKind.STANDARD)
    if foreign:
        yield Cluster(f"<{LIBRARIES}>", LIBRARIES, tuple(map(_alone, foreign)))


def _touched(drawing: Drawing) -> frozenset[str]:
    """The nodes at edges, and those that say something themselves."""
    ends = ((edge.importer, edge.imported) for edge in drawing.edges)
    telling = (node.name for node in drawing.nodes if node.marks or node.change)
    return frozenset(telling).union(*ends)


class _Packages:
    """Nodes by name, and what lies in each package."""

    def __init__(self, nodes: Mapping[str, Node], touched: frozenset[str]) -> None:
        self._nodes = nodes
        self._touched = touched
        self._children = _children(nodes)

    def members(self, package: str) -> tuple[Leaf | Cluster, ...]:
        """What is drawn in a package."""
        own = self._nodes.get(package)
        first = [Leaf(own, INIT)] if own and package in self._touched else []
        rest = (self._member(name, package) for name in self._children[package])
        return (*first, *rest)

    def _member(self, name: str, package: str) -> Leaf | Cluster:
        label = name.removeprefix(f"{package}.")
        if name not in self._children:
            return Leaf(self._nodes[name], label)
        members = self.members(name)
        if len(members) == 1 and isinstance(members[0], Cluster):
            inner = members[0]
            return Cluster(inner.name, f"{label}.{inner.label}", inner.members)
        return Cluster(name, label, members)


def _children(names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """The names right in each package that holds some, sorted; those of the top in the empty one.

    Packages below the deepest that a picture can show are none.
    """
    found: dict[str, set[str]] = {"": set()}
    for name in names:
        parts = name.split(".")
        heads = [".".join(parts[:length]) for length in range(min(len(parts), DEEPEST))]
        for above, inner in zip(heads, (*heads[1:], name), strict=True):
            found.setdefault(above, set()).add(inner)
    return {package: sorted(inner) for package, inner in found.items()}
