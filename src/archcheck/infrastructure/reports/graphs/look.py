"""How nodes and edges look and what they say, in every format alike."""

import itertools
from collections.abc import Iterable, Mapping

import msgspec

from archcheck.application.wording import counted
from archcheck.domain.drawing import Change, Drawing, Edge, broken_names
from archcheck.infrastructure.reports.graphs.clusters import Cluster, Leaf, packages

INK = "#1f2328"
PLAIN = ("#f6f8fa", "#6e7781")
PALETTE = (
    ("#ddf4ff", "#0969da"),
    ("#dafbe1", "#1a7f37"),
    ("#fff8c5", "#9a6700"),
    ("#fbefff", "#8250df"),
    ("#ffeff7", "#bf3989"),
    ("#fff1e5", "#bc4c00"),
    ("#d8f6f3", "#0a7e75"),
    ("#eceff5", "#424a53"),
)


class Line(msgspec.Struct, frozen=True):
    """How an edge is drawn."""

    color: str
    width: float
    style: str


USUAL = Line("#8c959f", 1.2, "solid")
BROKEN = Line("#cf222e", 2.4, "solid")
CONTINUES = Line("#cf222e", 1.6, "dotted")
ACCEPTED = Line("#bc4c00", 1.6, "dashed")
ADDED = Line("#1a7f37", 2.0, "solid")
REMOVED = Line("#8250df", 1.6, "dashed")


def line_of(edge: Edge) -> Line:
    """What is forbidden comes before what has changed."""
    states = (
        (edge.change is Change.REMOVED, REMOVED),
        (bool(edge.broken), BROKEN),
        (edge.is_accepted, ACCEPTED),
        (edge.continues, CONTINUES),
        (edge.change is Change.ADDED, ADDED),
    )
    return next((line for holds, line in states if holds), USUAL)


def edge_text(edge: Edge) -> str:
    """What stands at an edge: how many imports it is, and which contracts they break."""
    count = len(edge.places)
    broken = edge.broken_imports
    which = "" if broken == count else f"of {count} "
    news = "newly " * any(mark.change is Change.ADDED for mark in edge.marks)
    told = f"{broken} {which}{news}forbidden: {', '.join(edge.broken)}"
    said = told if broken else str(count)
    return f"{edge.change.value} {said}".strip()


def node_text(leaf: Leaf) -> str:
    """What a node says: its name, the layer where nothing around tells it, what it breaks."""
    node, broken = leaf.node, broken_names(leaf.node.marks)
    about = (
        f"layer {leaf.told}" if leaf.told else "",
        counted(node.modules, "module") if node.modules > 1 else "",
        f"forbidden inside: {', '.join(broken)}" if broken else "",
        node.change.value,
    )
    return _with(leaf.label, about)


def cluster_text(cluster: Cluster) -> str:
    """What a package says above what is in it."""
    layer = f"layer {cluster.told}" if cluster.told else ""
    return _with(cluster.label, (layer, "context" * cluster.is_context))


def _with(label: str, about: Iterable[str]) -> str:
    told = ", ".join(filter(None, about))
    return f"{label} ({told})" if told else label


def colors(drawing: Drawing) -> Mapping[str, tuple[str, str]]:
    """Fill and stroke for each layer that is drawn, and for no layer."""
    pairs = zip(drawing.drawn_layers, itertools.cycle(PALETTE), strict=False)
    return {"": PLAIN, **dict(pairs)}


class Short(msgspec.Struct, frozen=True):
    """Short names for nodes and packages, which no syntax can mistake: `n0`, `g1`."""

    nodes: Mapping[str, str]
    packages: Mapping[str, str]


def numbered(drawing: Drawing, tree: Cluster) -> Short:
    """Short names for all that is drawn."""
    nodes = {node.name: f"n{number}" for number, node in enumerate(drawing.nodes)}
    inner = {each.name: f"g{number}" for number, each in enumerate(packages(tree))}
    return Short(nodes, inner)
