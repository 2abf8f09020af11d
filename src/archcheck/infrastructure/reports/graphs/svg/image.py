"""A drawing as one SVG image."""

from collections.abc import Iterator

from archcheck.application.visible_text import visible
from archcheck.domain.drawing import Drawing
from archcheck.infrastructure.reports.graphs.clusters import Cluster, clusters
from archcheck.infrastructure.reports.graphs.layout.arrangement import Size
from archcheck.infrastructure.reports.graphs.layout.boxes import Member, boxed
from archcheck.infrastructure.reports.graphs.layout.routes import routes
from archcheck.infrastructure.reports.graphs.layout.siblings import paths, weights
from archcheck.infrastructure.reports.graphs.look import cluster_text, drawing_note, node_note
from archcheck.infrastructure.reports.graphs.svg.elements import number, rectangle, shown, text
from archcheck.infrastructure.reports.graphs.svg.legend import legend
from archcheck.infrastructure.reports.graphs.svg.shapes import arrows, shapes
from archcheck.infrastructure.reports.graphs.svg.styles import style_sheet
from archcheck.infrastructure.reports.graphs.text_widths import text_width

SIZE, SMALL, TITLE = 13.0, 11.0, 17.0
PADDING = 12.0
HEAD, FOOT, SIDE = 62.0, 46.0, 24.0
LEAST, LOW, HIGH = 56.0, 32.0, 46.0


def image(drawing: Drawing) -> str:
    """The image as text."""
    return "\n".join(_lines(drawing)) + "\n"


def _lines(drawing: Drawing) -> Iterator[str]:
    tree = clusters(drawing)
    ways = dict(paths(tree))
    root = boxed(tree, weights(drawing.edges, ways), _measure)
    found = routes(root, drawing.edges, ways)
    keys_width, keys = legend(drawing)
    told = drawing_note(drawing)
    words = max(text_width(drawing.project, TITLE), text_width(told, SMALL), keys_width)
    width = max(root.width, words) + 2 * SIDE
    height = HEAD + root.height + FOOT
    yield from _opening(drawing, width, height)
    yield text("title", SIDE, 30, drawing.project)
    yield text("note", SIDE, 48, told)
    yield f'<g transform="translate({number((width - root.width) / 2)} {number(HEAD)})">'
    yield from shapes(drawing, root, found)
    yield "</g>"
    yield f'<g transform="translate({number(SIDE)} {number(height - FOOT + 12)})">'
    yield from keys
    yield "</g>"
    yield "</svg>"


def _opening(drawing: Drawing, width: float, height: float) -> Iterator[str]:
    size = f'width="{number(width)}" height="{number(height)}"'
    view = f'viewBox="0 0 {number(width)} {number(height)}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} {view}>'
    yield f"<title>{shown(f'The architecture of {drawing.project}')}</title>"
    yield f"<style>{style_sheet()}</style>"
    yield f"<defs>{''.join(arrows())}</defs>"
    yield rectangle("ground", (0, 0, width, height), 0)


def _measure(member: Member) -> Size:
    """How large a node is, and how wide a package must be for its name."""
    if isinstance(member, Cluster):
        return text_width(visible(cluster_text(member)), SIZE) * 1.1 + 2 * PADDING, 0.0
    note = visible(node_note(member))
    width = max(text_width(visible(member.label), SIZE), text_width(note, SMALL))
    return max(width + 2 * PADDING, LEAST), HIGH if note else LOW
