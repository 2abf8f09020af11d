"""XML elements as text."""

import html
from collections.abc import Iterable, Mapping

import msgspec

from archcheck.application.visible_text import visible, visible_lines

INDENT = "  "


class Element(msgspec.Struct, frozen=True):
    """An element with its attributes, and a text or members."""

    name: str
    attributes: Mapping[str, str] = {}
    members: tuple["Element", ...] = ()
    text: str = ""

    def lines(self, margin: str = "") -> Iterable[str]:
        """The element, indented; what XML cannot hold is spelled out."""
        pairs = (f' {name}="{_attribute(value)}"' for name, value in self.attributes.items())
        head = f"{margin}<{self.name}{''.join(pairs)}"
        if self.members:
            yield f"{head}>"
            yield from self._inner_lines(margin + INDENT)
            yield f"{margin}</{self.name}>"
        elif self.text:
            yield f"{head}>{_escaped(visible_lines(self.text))}</{self.name}>"
        else:
            yield f"{head}/>"

    def _inner_lines(self, margin: str) -> Iterable[str]:
        for member in self.members:
            yield from member.lines(margin)


def _attribute(text: str) -> str:
    return _escaped(visible(" ".join(text.split())))


def _escaped(text: str) -> str:
    return html.escape(text, quote=True)
