"""What a page knows of a drawing."""

from collections.abc import Iterator, Mapping, Sequence

from archcheck.application.visible_text import visible
from archcheck.domain.drawing import Drawing, Edge, Mark
from archcheck.domain.location import Location
from archcheck.infrastructure.reports.graphs.clusters import Cluster, Leaf, clusters, packages
from archcheck.infrastructure.reports.graphs.layout.arrangement import Arrangement, Size, arranged
from archcheck.infrastructure.reports.graphs.layout.sequence import Pair
from archcheck.infrastructure.reports.graphs.layout.siblings import Path, paths, weights
from archcheck.infrastructure.reports.graphs.look import (
    LINES,
    PALETTE,
    drawing_note,
    layer_numbers,
)
from archcheck.infrastructure.reports.graphs.text_widths import text_width

Document = Mapping[str, object]
SIZE, PADDING, HEIGHT = 13.0, 40.0, 46.0


def document(drawing: Drawing) -> Document:
    """Nodes and packages by number (packages after all nodes, the root first of them), edges
    between nodes, and marks by number."""
    return _Document(drawing).values()


class _Document:
    """Numbers everything."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._tree = clusters(drawing)
        self._leaves = {leaf.node.name: leaf for leaf in self._tree.leaves}
        self._numbers = {name: at for at, name in enumerate(self._leaves)}
        every = (self._tree, *packages(self._tree))
        self._clusters = {cluster.name: at for at, cluster in enumerate(every, len(self._leaves))}
        self._every = every
        self._colours = layer_numbers(drawing)
        self._marks: dict[Mark, int] = {}

    def values(self) -> Document:
        """All that a page needs."""
        drawing = self._drawing
        nodes = [self._node(leaf) for leaf in self._leaves.values()]
        edges = [self._edge(edge) for edge in drawing.edges]
        return {
            "project": visible(drawing.project),
            "told": drawing_note(drawing),
            "layers": [{"name": visible(name), "colour": it} for name, it in self._colours.items()],
            "colours": len(PALETTE),
            "lines": [
                {"name": it.name, "meaning": it.meaning, "width": it.width, "style": it.style}
                for it in LINES
            ],
            "nodes": nodes,
            "clusters": list(self._packages()),
            "edges": edges,
            "marks": list(map(_mark, self._marks)),
        }

    def _named(self, member: Leaf | Cluster) -> Document:
        return {
            "label": visible(member.label),
            "layer": visible(member.layer),
            "told": visible(f"layer {member.told}") if member.told else "",
            "colour": self._colours.get(member.layer, -1),
        }

    def _node(self, leaf: Leaf) -> Document:
        node = leaf.node
        return {
            **self._named(leaf),
            "name": visible(node.name),
            "kind": node.kind.value,
            "context": visible(node.context),
            "path": node.path,
            "modules": node.modules,
            "marks": self._marked(node.marks),
            "change": node.change.value,
        }

    def _packages(self) -> Iterator[Document]:
        ways = dict(paths(self._tree))
        found = weights(self._drawing.edges, ways)
        places = {cluster.name: way for way, cluster in _cluster_paths(self._tree)}
        for cluster in self._every:
            rows = _arranged(cluster, found.get(places[cluster.name], {}))
            yield {
                **self._named(cluster),
                "name": cluster.name,
                "context": cluster.is_context,
                "size": sum(leaf.node.modules for leaf in cluster.leaves),
                "members": list(map(self._number, cluster.members)),
                "rows": rows.rows,
                "ways": list(_ways(rows)),
            }

    def _number(self, member: Leaf | Cluster) -> int:
        if isinstance(member, Leaf):
            return self._numbers[member.node.name]
        return self._clusters[member.name]

    def _edge(self, edge: Edge) -> Document:
        path = self._leaves[edge.importer].node.path
        return {
            "from": self._numbers[edge.importer],
            "to": self._numbers[edge.imported],
            "lines": [_line(place, path) for place in edge.places],
            "broken": edge.broken_imports,
            "accepted": int(edge.is_accepted),
            "continues": int(edge.continues),
            "marks": self._marked(edge.marks),
            "change": edge.change.value,
        }

    def _marked(self, marks: Sequence[Mark]) -> list[int]:
        return [self._marks.setdefault(mark, len(self._marks)) for mark in marks]


def _mark(mark: Mark) -> Document:
    start = mark.location.region
    return {
        "name": visible(mark.name),
        "message": visible(mark.message),
        "because": visible(mark.because),
        "place": visible(f"{mark.location.path}:{start.start_line}:{start.start_column}"),
        "leads": mark.leads,
        "broken": mark.is_broken,
        "accepted": visible(mark.accepted),
        "change": mark.change.value,
    }


def _line(place: Location, path: str) -> int | str:
    """The line in the importer's own file, else the whole place."""
    line = place.region.start_line
    return line if place.path == path else f"{place.path}:{line}"


def _cluster_paths(cluster: Cluster, here: Path = ()) -> Iterator[tuple[Path, Cluster]]:
    yield here, cluster
    for number, member in enumerate(cluster.members):
        if isinstance(member, Cluster):
            yield from _cluster_paths(member, (*here, number))


def _arranged(cluster: Cluster, found: Mapping[Pair, float]) -> Arrangement:
    """The rows of what is in a package, as if all of that were closed."""
    return arranged([_size(member) for member in cluster.members], found)


def _size(member: Leaf | Cluster) -> Size:
    return text_width(member.label, SIZE) + PADDING, HEIGHT


def _ways(found: Arrangement) -> Iterator[tuple[int, int, Sequence[int]]]:
    """From which member down to which other an edge leads, and its waypoints."""
    ways = found.waypoints or dict.fromkeys(found.edges, ())
    for (one, other), passed in sorted(ways.items()):
        yield one, other, passed
