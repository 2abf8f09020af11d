"""One SVG image, for light and dark pages."""

from archcheck.application.ports.graph_format import GraphFormat
from archcheck.domain.drawing import Drawing
from archcheck.infrastructure.reports.graphs.svg.image import image


class SvgGraph(GraphFormat):
    """Packages as boxes in boxes, importers above what they import."""

    most_nodes = 40

    def render(self, drawing: Drawing) -> str:
        """The image."""
        return image(drawing)


FORMAT = SvgGraph()
