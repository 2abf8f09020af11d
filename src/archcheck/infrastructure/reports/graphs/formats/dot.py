"""DOT, the language of Graphviz."""

from collections.abc import Iterator

from archcheck.application.ports.graph_format import GraphFormat
from archcheck.application.visible_text import visible
from archcheck.domain.drawing import Drawing
from archcheck.infrastructure.reports.graphs.clusters import Cluster, Leaf, clusters
from archcheck.infrastructure.reports.graphs.look import (
    INK,
    PLAIN,
    Short,
    border_of,
    cluster_text,
    colors,
    edge_text,
    line_of,
    node_text,
    numbered,
)

INDENT = "  "
FONT = 'fontname="Helvetica,Arial,sans-serif"'
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;"})


class DotGraph(GraphFormat):
    """A directed graph with a cluster for each package."""

    most_nodes = 40
    holds_many = True

    def render(self, drawing: Drawing) -> str:
        """The graph."""
        return "\n".join(_lines(drawing)) + "\n"


def _lines(drawing: Drawing) -> Iterator[str]:
    tree = clusters(drawing)
    short = numbered(drawing, tree)
    yield f"digraph {_quoted(drawing.project)} {{"
    yield f"{INDENT}graph [rankdir=TB, {FONT}, color={_quoted(PLAIN[1])}]"
    yield f'{INDENT}node [shape=box, style="rounded,filled", {FONT}, fontcolor="{INK}"]'
    yield f"{INDENT}edge [{FONT}, fontsize=10]"
    yield from _Members(drawing, short).lines(tree, INDENT)
    for edge in drawing.edges:
        line = line_of(edge)
        look = f'color="{line.color}", fontcolor="{line.color}", style={line.style}'
        ends = f"{short.nodes[edge.importer]} -> {short.nodes[edge.imported]}"
        label = _quoted(edge_text(edge))
        yield f"{INDENT}{ends} [label={label}, {look}, penwidth={line.width}]"
    yield "}"


class _Members:
    """The statements about nodes and packages."""

    def __init__(self, drawing: Drawing, short: Short) -> None:
        self._short = short
        self._colors = colors(drawing)

    def lines(self, cluster: Cluster, indent: str) -> Iterator[str]:
        """What is in a cluster."""
        for member in cluster.members:
            if isinstance(member, Leaf):
                yield indent + self._node(member)
            else:
                yield f"{indent}subgraph cluster_{self._short.packages[member.name]} {{"
                yield f"{indent}{INDENT}label={_quoted(cluster_text(member))}"
                yield from self.lines(member, indent + INDENT)
                yield f"{indent}}}"

    def _node(self, leaf: Leaf) -> str:
        fill, stroke = self._colors[leaf.layer]
        border = border_of(leaf.node)
        line = f'"{border.color}", penwidth={border.width}' if border else f'"{stroke}"'
        look = f'fillcolor="{fill}", color={line}'
        return f"{self._short.nodes[leaf.node.name]} [label={_quoted(node_text(leaf))}, {look}]"


def _quoted(text: str) -> str:
    """A string without anything that Graphviz would obey: escapes, entities, quotes."""
    return f'"{visible(text).translate(ESCAPES)}"'


FORMAT = DotGraph()
