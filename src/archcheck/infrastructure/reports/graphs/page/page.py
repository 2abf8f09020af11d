"""One HTML page that needs nothing else."""

import pathlib
from collections.abc import Iterator
from itertools import starmap

from archcheck.application.visible_text import visible
from archcheck.domain.drawing import Drawing
from archcheck.infrastructure.reports.graphs.look import (
    DARK_PALETTE,
    DARK_PLAIN,
    LINES,
    PALETTE,
    PLAIN,
    drawing_note,
)
from archcheck.infrastructure.reports.graphs.page.document import document
from archcheck.infrastructure.reports.self_contained import as_data, rendered

LIGHT, DARK = (PLAIN, *PALETTE), (DARK_PLAIN, *DARK_PALETTE)
HOME = pathlib.Path(__file__).parent
SCRIPTS = ("model", "layout", "routes", "canvas", "view", "panel", "search", "main")


def page(drawing: Drawing) -> str:
    """The page as text."""
    return rendered(
        HOME,
        SCRIPTS,
        "".join(_colours()),
        title=visible(f"The architecture of {drawing.project}"),
        project=visible(drawing.project),
        told=drawing_note(drawing),
        data=as_data(document(drawing)),
    )


def _colours() -> Iterator[str]:
    """The colours of layers and lines as properties, for light pages and for dark ones."""
    lines = {line.name: (line.color, line.dark) for line in LINES}
    for kind, palette, dark in ((":root", LIGHT, 0), (":root.dark", DARK, 1)):
        layers = "".join(starmap(_layer, enumerate(palette)))
        edges = "".join(f"--{name}:{colours[dark]};" for name, colours in lines.items())
        yield f"{kind}{{{layers}{edges}}}\n"


def _layer(number: int, colours: tuple[str, str]) -> str:
    fill, stroke = colours
    return f"--fill-{number}:{fill};--stroke-{number}:{stroke};"
