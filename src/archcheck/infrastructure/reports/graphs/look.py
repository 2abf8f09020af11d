"""How nodes and edges look and what they say, in every format alike."""

import itertools
from collections.abc import Mapping

import msgspec

from archcheck.application.wording import counted
from archcheck.domain.drawing import Change, Drawing, Edge, Node, broken_names
from archcheck.infrastructure.reports.graphs.clusters import Cluster, Leaf, packages

SHORT = 12
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
DARK_PLAIN = ("#1c2128", "#768390")
DARK_PALETTE = (
    ("#0c2d4f", "#58a6ff"),
    ("#0f3322", "#3fb950"),
    ("#3a2c05", "#d29922"),
    ("#2d1a4d", "#a371f7"),
    ("#42142f", "#f778ba"),
    ("#431f0a", "#f0883e"),
    ("#08332f", "#39c5b8"),
    ("#2a313c", "#adbac7"),
)


class Line(msgspec.Struct, frozen=True):
    """How an edge is drawn, and what its look means, in words and in one."""

    name: str
    meaning: str
    color: str
    dark: str
    width: float
    style: str


USUAL = Line("usual", "imports", "#8c959f", "#8b949e", 1.2, "solid")
BROKEN = Line("broken", "forbidden", "#cf222e", "#f85149", 2.4, "solid")
CONTINUES = Line("continues", "rest of a forbidden chain", "#cf222e", "#f85149", 1.6, "dotted")
ACCEPTED = Line("accepted", "forbidden, but exempted", "#bc4c00", "#db6d28", 1.6, "dashed")
ADDED = Line("added", "added", "#1a7f37", "#3fb950", 2.0, "solid")
REMOVED = Line("removed", "removed", "#8250df", "#a371f7", 1.6, "dashed")
LINES = (USUAL, ADDED, REMOVED, CONTINUES, ACCEPTED, BROKEN)


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


def border_of(node: Node) -> Line | None:
    """How the border of a node is drawn that has changed or holds something broken."""
    states = (
        (bool(broken_names(node.marks)), BROKEN),
        (node.change is Change.ADDED, ADDED),
        (node.change is Change.REMOVED, REMOVED),
    )
    return next((line for holds, line in states if holds), None)


def edge_text(edge: Edge) -> str:
    """What stands at an edge: how many imports it is, and which contracts they break."""
    count = edge.imports
    broken = edge.broken_imports
    which = "" if broken == count else f"of {count} "
    news = "newly " * any(mark.change is Change.ADDED for mark in edge.marks)
    told = f"{broken} {which}{news}forbidden: {', '.join(edge.broken)}"
    said = told if broken else str(count)
    return f"{edge.change.value} {said}".strip()


def node_text(leaf: Leaf) -> str:
    """What a node says: its name, the layer where nothing around tells it, what it breaks."""
    return _with(leaf.label, node_note(leaf))


def node_note(leaf: Leaf) -> str:
    """What a node says beside its name."""
    node, broken = leaf.node, broken_names(leaf.node.marks)
    about = (
        f"layer {leaf.told}" if leaf.told else "",
        counted(node.modules, "module") if node.modules > 1 else "",
        f"forbidden inside: {', '.join(broken)}" if broken else "",
        node.change.value,
    )
    return ", ".join(filter(None, about))


def cluster_text(cluster: Cluster) -> str:
    """What a package says above what is in it."""
    layer = f"layer {cluster.told}" if cluster.told else ""
    return _with(cluster.label, ", ".join(filter(None, (layer, "context" * cluster.is_context))))


def _with(label: str, note: str) -> str:
    return f"{label} ({note})" if note else label


def layer_numbers(drawing: Drawing) -> Mapping[str, int]:
    """Which colours of a palette the layers that are drawn have."""
    return dict(zip(drawing.drawn_layers, itertools.cycle(range(len(PALETTE))), strict=False))


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


def drawing_note(drawing: Drawing) -> str:
    """How large a drawing is, and since when it has changed so."""
    parts = (
        counted(len(drawing.nodes), "node"),
        counted(len(drawing.edges), "edge"),
        f"{len(drawing.broken_edges):,} forbidden" if drawing.broken_edges else "",
        f"what has changed since {drawing.revision[:SHORT]}" if drawing.revision else "",
    )
    return ", ".join(filter(None, parts))
