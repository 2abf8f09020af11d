"""How a drawing becomes text."""

import abc
from collections.abc import Iterator, Mapping
from typing import ClassVar

from archcheck.domain.drawing import Drawing


class GraphFormat(abc.ABC):
    """A pure function from a drawing to text.

    `most_nodes` is how many can be read in it; 0 where any number can be. `holds_many` says that one text
    can hold several pictures.
    """

    most_nodes: ClassVar[int] = 0
    holds_many: ClassVar[bool] = False

    @abc.abstractmethod
    def render(self, drawing: Drawing) -> str:
        """The whole picture, with a newline at its end."""

    def together(self, pictures: Mapping[str, str]) -> str:
        """The pictures of several projects, by their names, as one text; only where it `holds_many`."""
        return "".join(pictures.values())

    def remarks(self, drawing: Drawing) -> Iterator[str]:
        """What people must know about this picture of it."""
        yield from ()


class GraphFormats(abc.ABC):
    """The formats that exist."""

    @abc.abstractmethod
    def names(self) -> tuple[str, ...]:
        """The names of all formats, sorted."""

    @abc.abstractmethod
    def load(self, name: str) -> GraphFormat:
        """The format of a known name."""
