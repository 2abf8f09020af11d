"""What colours and lines mean."""

from collections.abc import Iterator

from archcheck.domain.drawing import Drawing
from archcheck.infrastructure.reports.graphs.look import LINES, USUAL, layer_numbers, line_of
from archcheck.infrastructure.reports.graphs.svg.elements import number, rectangle, text
from archcheck.infrastructure.reports.graphs.text_widths import text_width

SMALL = 11.0
SAMPLE, GAP = 18.0, 22.0


def legend(drawing: Drawing) -> tuple[float, list[str]]:
    """How wide the line of meanings is, and what it is made of, from the origin on."""
    x = 0.0
    found: list[str] = []
    for sample, words in _meanings(drawing):
        found += [f'<g transform="translate({number(x)} 0)">{sample}', _said(words), "</g>"]
        x += SAMPLE + 6 + text_width(words, SMALL) + GAP
    return x - GAP, found


def _said(words: str) -> str:
    return text("note", SAMPLE + 6, 11, words)


def _meanings(drawing: Drawing) -> Iterator[tuple[str, str]]:
    """A sample of each colour and line that is drawn, and what it means."""
    for layer, colour in layer_numbers(drawing).items():
        yield rectangle(f"l{colour + 1}", (0, 0, SAMPLE, 14), 4), layer
    drawn = set(map(line_of, drawing.edges)) - {USUAL}
    for line in filter(drawn.__contains__, LINES):
        yield f'<path class="edge {line.name}" d="M0 7H{number(SAMPLE)}"/>', line.meaning
