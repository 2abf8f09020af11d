"""Lines of text: all edges, or what has changed."""

from collections.abc import Iterator, Mapping, Sequence

from archcheck.application.ports.graph_format import GraphFormat
from archcheck.application.visible_text import visible, visible_lines
from archcheck.application.wording import counted
from archcheck.domain.drawing import Change, Drawing, Edge, Mark
from archcheck.domain.location import Location
from archcheck.infrastructure.reports.graphs.look import SHORT, edge_text

MARGIN = "  "
UNCHANGED = "nothing has changed"


class TextGraph(GraphFormat):
    """One line for each edge; of a comparison one for each change."""

    holds_many = True

    def render(self, drawing: Drawing) -> str:
        """The lines."""
        lines = _comparison(drawing) if drawing.revision else map(_edge, drawing.edges)
        return "".join(f"{visible_lines(line)}\n" for line in lines)

    def together(self, pictures: Mapping[str, str]) -> str:
        """Each under the name of its project."""
        return "\n".join(f"{visible(name)}:\n{text}" for name, text in pictures.items())


def _edge(edge: Edge) -> str:
    return f"{edge.importer} -> {edge.imported}  {edge_text(edge)}"


def _comparison(drawing: Drawing) -> Iterator[str]:
    told = {title: lines for title, lines in _sections(drawing) if lines}
    summary = ", ".join(told) or UNCHANGED
    yield f"{drawing.project} since {drawing.revision[:SHORT]}: {summary}"
    for title, lines in told.items():
        yield from ("", f"{title}:", *lines)


def _sections(drawing: Drawing) -> Iterator[tuple[str, Sequence[str]]]:
    for words, mark in (("newly forbidden", Change.ADDED), ("no longer forbidden", Change.REMOVED)):
        marks = list(_marks(drawing, mark))
        yield f"{len(marks):,} {words}", marks
    for change in (Change.ADDED, Change.REMOVED):
        nodes, edges = list(_nodes(drawing, change)), list(_edges(drawing, change))
        yield f"{counted(len(nodes), 'module')} {change.value}", nodes
        yield f"{counted(len(edges), 'import')} {change.value}", edges


def _nodes(drawing: Drawing, change: Change) -> Iterator[str]:
    for node in drawing.nodes:
        if node.change is change:
            library = f"  ({node.kind.value})" if node.kind.is_foreign else ""
            yield f"{MARGIN}{node.name}{library}"


def _edges(drawing: Drawing, change: Change) -> Iterator[str]:
    for edge in drawing.edges:
        if edge.change is change:
            places = counted(len(edge.places), "place")
            yield f"{MARGIN}{edge.importer} -> {edge.imported}  ({places})"


def _marks(drawing: Drawing, change: Change) -> Iterator[str]:
    pairs = sorted(_marked(drawing), key=_order)
    return (_mark(*pair) for pair in pairs if pair[0].change is change)


def _marked(drawing: Drawing) -> Iterator[tuple[Mark, str]]:
    """All marks, each with what it stands at."""
    for edge in drawing.edges:
        yield from ((mark, f"{edge.importer} -> {edge.imported}") for mark in edge.marks)
    for node in drawing.nodes:
        yield from ((mark, node.name) for mark in node.marks)


def _mark(mark: Mark, name: str) -> str:
    """The place, which people click, and what is wrong there."""
    start = mark.location.region
    place = f"{mark.location.path}:{start.start_line}:{start.start_column}"
    return f"{MARGIN}{place}: {mark.level.value}[{mark.rule}] {name}: {_what(mark)}"


def _what(mark: Mark) -> str:
    return f"{mark.message} ({mark.contract})" if mark.contract else mark.message


def _order(pair: tuple[Mark, str]) -> tuple[Location, str, str]:
    return pair[0].location, pair[0].name, pair[1]


FORMAT = TextGraph()
