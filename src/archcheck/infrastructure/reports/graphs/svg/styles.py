"""The style sheet of an image."""

from collections.abc import Iterator

from archcheck.infrastructure.reports.graphs.look import (
    DARK_PALETTE,
    DARK_PLAIN,
    INK,
    LINES,
    PALETTE,
    PLAIN,
    Line,
)

DASHES = {"solid": "none", "dashed": "6 4", "dotted": "1.5 4"}
FONT = "ui-sans-serif,system-ui,-apple-system,Segoe UI,Helvetica,Arial,sans-serif"
LIGHT_GROUND, DARK_GROUND = "#ffffff", "#0d1117"
LIGHT_FAINT, DARK_FAINT = "#59636e", "#9198a1"
DARK_INK = "#e6edf3"


def style_sheet() -> str:
    """The rules for light pages, and those that differ on dark ones."""
    light = "".join(_colours(LIGHT_GROUND, INK, LIGHT_FAINT, (PLAIN, *PALETTE)))
    dark = "".join(_colours(DARK_GROUND, DARK_INK, DARK_FAINT, (DARK_PLAIN, *DARK_PALETTE)))
    lines = "".join(map(_light, LINES))
    shapes = "".join(
        f".{it.name}{{stroke-width:{it.width};stroke-dasharray:{DASHES[it.style]}}}" for it in LINES
    )
    dark_lines = "".join(map(_dark, LINES))
    return (
        f"text{{font:13px {FONT}}}.title{{font-size:17px;font-weight:600}}.note{{font-size:11px}}"
        ".label{font-size:11px;paint-order:stroke;stroke-width:4px;stroke-linejoin:round}"
        ".strong{font-size:13px;font-weight:600}.edge{fill:none;stroke-linecap:round}"
        f".package{{fill-opacity:.45}}{light}{lines}{shapes}"
        f"@media(prefers-color-scheme:dark){{{dark}{dark_lines}}}"
    )


def _colours(
    ground: str, ink: str, faint: str, palette: tuple[tuple[str, str], ...]
) -> Iterator[str]:
    yield f".ground{{fill:{ground}}}.label{{stroke:{ground}}}text{{fill:{ink}}}.note{{fill:{faint}}}"
    for number, (fill, stroke) in enumerate(palette):
        yield f".l{number}{{fill:{fill};stroke:{stroke}}}"


def _light(line: Line) -> str:
    return _coloured(line.name, line.color)


def _dark(line: Line) -> str:
    return _coloured(line.name, line.dark)


def _coloured(name: str, color: str) -> str:
    return f".{name}{{stroke:{color}}}.to-{name},.on-{name}{{fill:{color}}}"
