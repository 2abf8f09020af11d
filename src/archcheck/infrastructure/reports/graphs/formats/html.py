"""One HTML page to look around in."""

from archcheck.application.ports.graph_format import GraphFormat
from archcheck.domain.drawing import Drawing
from archcheck.infrastructure.reports.graphs.page.page import page


class HtmlGraph(GraphFormat):
    """All modules, packages open as far as can be read at once."""

    def render(self, drawing: Drawing) -> str:
        """The page."""
        return page(drawing)


FORMAT = HtmlGraph()
