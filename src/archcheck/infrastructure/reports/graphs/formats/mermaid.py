"""Mermaid, which GitHub and GitLab draw in Markdown."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from archcheck.application.ports.graph_format import GraphFormat
from archcheck.application.visible_text import visible
from archcheck.domain.drawing import Drawing
from archcheck.infrastructure.reports.graphs.clusters import Cluster, Leaf, clusters
from archcheck.infrastructure.reports.graphs.look import (
    INK,
    LINES,
    PLAIN,
    Line,
    Short,
    border_of,
    cluster_text,
    colors,
    edge_text,
    line_of,
    node_text,
    numbered,
)

MOST_EDGES = 500
MOST_CHARACTERS = 50_000
ARROWS = {"solid": "-->", "dashed": "-.->", "dotted": "-.->"}
UNSAFE = re.compile(
    r"[^\w .,:/()\[\]-]|^\d(?=\d*[.)])|^-|:(?=\S)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"
)
INDENT = "  "
FENCE = "```"


class MermaidGraph(GraphFormat):
    """A flowchart with a subgraph for each package and a class for each layer."""

    most_nodes = 40
    holds_many = True

    def render(self, drawing: Drawing) -> str:
        """The flowchart."""
        return "\n".join(_lines(drawing)) + "\n"

    def together(self, pictures: Mapping[str, str]) -> str:
        """Markdown, since one text of Mermaid holds one picture."""
        return "\n".join(
            f"## {visible(name)}\n\n{FENCE}mermaid\n{text}{FENCE}\n"
            for name, text in pictures.items()
        )

    def remarks(self, drawing: Drawing) -> Iterator[str]:
        """Mermaid refuses what is too large, unless the page that shows it allows more."""
        size = len(self.render(drawing))
        if len(drawing.edges) > MOST_EDGES or size > MOST_CHARACTERS:
            yield (
                f"Mermaid draws at most {MOST_EDGES} edges and {MOST_CHARACTERS:,} characters "
                f"unless told otherwise, this picture has {len(drawing.edges):,} and {size:,}: "
                "--layers, --depth or --focus make it smaller"
            )


def _lines(drawing: Drawing) -> Iterator[str]:
    tree = clusters(drawing)
    short = numbered(drawing, tree)
    yield "flowchart TD"
    yield from _members(tree, short, INDENT)
    for edge in drawing.edges:
        arrow = f"{ARROWS[line_of(edge).style]}|{_quoted(edge_text(edge))}|"
        yield f"{INDENT}{short.nodes[edge.importer]} {arrow} {short.nodes[edge.imported]}"
    yield from _classes(drawing, tree, short)
    yield from _link_styles(drawing)


def _members(cluster: Cluster, short: Short, indent: str) -> Iterator[str]:
    for member in cluster.members:
        if isinstance(member, Leaf):
            yield f"{indent}{short.nodes[member.node.name]}[{_quoted(node_text(member))}]"
        else:
            text = _quoted(cluster_text(member))
            yield f"{indent}subgraph {short.packages[member.name]}[{text}]"
            yield f"{indent}{INDENT}direction TB"
            yield from _members(member, short, indent + INDENT)
            yield f"{indent}end"


def _classes(drawing: Drawing, tree: Cluster, short: Short) -> Iterator[str]:
    """One class for each layer and each kind of border; packages keep their ground."""
    layers, borders = _grouped(tree, short, _layer), _grouped(tree, short, _border)
    for number, (layer, (fill, stroke)) in enumerate(colors(drawing).items()):
        look = f"fill:{fill},stroke:{stroke},color:{INK}"
        yield from _class(f"l{number}", look, layers.get(layer, ()))
    for line in LINES:
        look = f"stroke:{line.color},stroke-width:{line.width}px"
        yield from _class(line.name, look, borders.get(line.name, ()))
    yield from _class("package", f"fill:none,stroke:{PLAIN[1]}", short.packages.values())


def _grouped(tree: Cluster, short: Short, key: Callable[[Leaf], str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for leaf in tree.leaves:
        found.setdefault(key(leaf), []).append(short.nodes[leaf.node.name])
    return found


def _layer(leaf: Leaf) -> str:
    return leaf.layer


def _border(leaf: Leaf) -> str:
    border = border_of(leaf.node)
    return border.name if border else ""


def _class(name: str, look: str, members: Collection[str]) -> Iterator[str]:
    if members:
        yield f"{INDENT}classDef {name} {look}"
        yield f"{INDENT}class {','.join(members)} {name}"


def _link_styles(drawing: Drawing) -> Iterator[str]:
    found: dict[Line, list[str]] = {}
    for number, edge in enumerate(drawing.edges):
        found.setdefault(line_of(edge), []).append(str(number))
    for line, numbers in found.items():
        style = f"stroke:{line.color},stroke-width:{line.width}px"
        yield f"{INDENT}linkStyle {','.join(numbers)} {style}"


def _quoted(text: str) -> str:
    """A label in quotes; what Mermaid, Markdown or HTML would obey is a numbered entity.

    That is: emphasis, lists, icons (`fa:fa-car`), formulas, entities, tags and quotes.
    """
    return '"' + UNSAFE.sub(lambda match: f"#{ord(match[0])};", visible(text)) + '"'


FORMAT = MermaidGraph()
