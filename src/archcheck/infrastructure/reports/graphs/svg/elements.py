"""The pieces of which an image is made."""

import html

from archcheck.application.visible_text import visible


def number(value: float) -> str:
    """A number with at most one digit behind the point."""
    return f"{value:.1f}".removesuffix(".0")


def shown(words: str) -> str:
    """Text that no reader of XML takes for anything else."""
    return html.escape(visible(words))


def text(kind: str, x: float, y: float, words: str, anchor: str = "start") -> str:
    """Some words at a place."""
    place = f'x="{number(x)}" y="{number(y)}"'
    middle = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{kind}" {place}{middle}>{shown(words)}</text>'


def rectangle(kind: str, place: tuple[float, float, float, float], radius: float) -> str:
    """A rectangle from its upper left corner on."""
    x, y, width, height = map(number, place)
    size = f'width="{width}" height="{height}" rx="{number(radius)}"'
    return f'<rect class="{kind}" x="{x}" y="{y}" {size}/>'
