"""The whole drawing as JSON."""

import json
from collections.abc import Mapping

from archcheck.application.ports.graph_format import GraphFormat
from archcheck.domain.drawing import Drawing, Edge, Mark, Node
from archcheck.domain.location import Location
from archcheck.domain.projects_result import BY_PROJECT
from archcheck.infrastructure.reports.pretty_json import quiet_json

SCHEMA = "archcheck-graph/1"


class JsonGraph(GraphFormat):
    """Every node and every edge with its places."""

    holds_many = True

    def render(self, drawing: Drawing) -> str:
        """The drawing; what is not there is empty, so that every key always stands."""
        return quiet_json(
            {
                "schema": SCHEMA,
                "project": drawing.project,
                "revision": drawing.revision,
                "depth": drawing.depth,
                "layers": drawing.layers,
                "nodes": list(map(_node, drawing.nodes)),
                "edges": list(map(_edge, drawing.edges)),
            }
        )

    def together(self, pictures: Mapping[str, str]) -> str:
        """Each by the name of its project."""
        documents = {name: json.loads(text) for name, text in pictures.items()}
        return quiet_json({"schema": BY_PROJECT, "projects": documents})


def _node(node: Node) -> Mapping[str, object]:
    return {
        "name": node.name,
        "kind": node.kind.value,
        "layer": node.layer,
        "context": node.context,
        "path": node.path,
        "modules": node.modules,
        "broken": list(map(_mark, node.marks)),
        "change": node.change.value,
    }


def _edge(edge: Edge) -> Mapping[str, object]:
    return {
        "importer": edge.importer,
        "imported": edge.imported,
        "imports": len(edge.places),
        "broken": [_mark(mark) for mark in edge.marks if mark.leads],
        "continues": [_mark(mark) for mark in edge.marks if not mark.leads],
        "change": edge.change.value,
        "places": list(map(_place, edge.places)),
    }


def _mark(mark: Mark) -> Mapping[str, object]:
    return {
        "contract": mark.contract,
        "rule": mark.rule,
        "level": mark.level.value,
        "message": mark.message,
        "because": mark.because,
        "accepted": mark.accepted,
        "change": mark.change.value,
        **_place(mark.location),
    }


def _place(location: Location) -> Mapping[str, object]:
    start = location.region
    return {"path": location.path, "line": start.start_line, "column": start.start_column}


FORMAT = JsonGraph()
