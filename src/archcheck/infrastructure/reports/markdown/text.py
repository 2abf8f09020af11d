"""Text that says nothing but itself where Markdown, HTML or a platform's own marks are obeyed."""

import re

from archcheck.application.visible_text import visible
from archcheck.infrastructure.reports.words import on_one_line

HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
OBEYED = re.compile(r"[\\`*_\[\]|~$&<>]|:(?=//|\w+:)|(?<=www)\.|[@#](?=\w)")
QUIET = "@#"
TICKS = re.compile("`+")


def prose(text: str) -> str:
    """Text on one line: no markup, no link, no mention, no reference to an issue."""
    return OBEYED.sub(lambda match: _told(match[0]), visible(on_one_line(text)))


def _told(character: str) -> str:
    if character in QUIET:
        return f"`{character}`"
    return HTML.get(character, f"\\{character}")


def code(text: str) -> str:
    """Text as code on one line; not for tables, where a bar would end the cell."""
    shown = visible(on_one_line(text)) or " "
    fence = "`" * (max(map(len, TICKS.findall(shown)), default=0) + 1)
    margin = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{margin}{shown}{margin}{fence}"
