"""One HTML page that needs nothing else."""

import base64
import hashlib
import json
import pathlib
from collections.abc import Iterator
from itertools import starmap

import jinja2

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

LIGHT, DARK = (PLAIN, *PALETTE), (DARK_PLAIN, *DARK_PALETTE)
HOME = pathlib.Path(__file__).parent
SCRIPTS = ("model", "layout", "routes", "canvas", "view", "panel", "search", "main")
UNSAFE_IN_SCRIPT = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def page(drawing: Drawing) -> str:
    """The page as text.

    Its policy allows this script and this style sheet alone, and no address.
    """
    script = "".join(_text(f"{name}.js") for name in SCRIPTS)
    style = _text("page.css") + "".join(_colours())
    environment = jinja2.Environment(
        autoescape=True, keep_trailing_newline=True, undefined=jinja2.StrictUndefined
    )
    template = environment.from_string(_text("page.html"))
    title = f"The architecture of {drawing.project}"
    return template.render(
        title=visible(title),
        project=visible(drawing.project),
        told=drawing_note(drawing),
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        data=_data(drawing),
    )


def _text(name: str) -> str:
    return (HOME / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The name of a text in a policy."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _data(drawing: Drawing) -> str:
    """The document as JSON that ends no script, with nothing that a terminal obeys."""
    return json.dumps(document(drawing), separators=(",", ":")).translate(UNSAFE_IN_SCRIPT)


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
