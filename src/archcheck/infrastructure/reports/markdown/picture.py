"""The architecture as Mermaid, as fine as hosts draw it."""

from collections.abc import Iterator

from archcheck.application.wording import counted
from archcheck.domain.check_result import Picture
from archcheck.domain.drawing import Drawing
from archcheck.domain.module_graph import ModuleKind
from archcheck.infrastructure.reports.graphs.formats.mermaid import (
    FORMAT,
    MOST_CHARACTERS,
    MOST_EDGES,
)

TOO_LARGE = (
    "The architecture is too large for a picture here; archcheck graph --format html draws it."
)


def picture_lines(picture: Picture | None, most: int = MOST_CHARACTERS) -> Iterator[str]:
    """A sentence about what is drawn, and the drawing; nothing where nothing is known."""
    if picture is None:
        return
    for drawing in picture.drawings:
        text = FORMAT.render(drawing)
        if len(drawing.edges) <= MOST_EDGES and len(text) <= min(most, MOST_CHARACTERS):
            yield from (_sentence(drawing, picture), "", "```mermaid", text.rstrip("\n"), "```")
            return
    yield TOO_LARGE


def _sentence(drawing: Drawing, picture: Picture) -> str:
    whole = f"{counted(picture.modules, 'module')} and {counted(picture.imports, 'import')}"
    broken = len(drawing.broken_edges)
    forbidden = f" Red: {counted(broken, 'forbidden connection')}." if broken else ""
    if len(drawing.nodes) == picture.modules:
        return f"{whole}.{forbidden}"
    return f"{whole}, collapsed to {_parts(drawing)} to be readable.{forbidden}"


def _parts(drawing: Drawing) -> str:
    kinds = {node.kind for node in drawing.nodes}
    return counted(len(drawing.nodes), "layer" if ModuleKind.LAYER in kinds else "package")
