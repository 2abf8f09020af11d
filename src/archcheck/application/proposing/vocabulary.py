"""What folders of layered projects are called."""

import functools
from collections.abc import Mapping

from archcheck.shared.deferred import dataclass

PLURALS = (("ies", "y"), ("sses", "ss"), ("s", ""))


@dataclass(frozen=True)
class LayerRow:
    """A layer as projects name it: `role` is what it is for, `words` are its folders."""

    name: str
    role: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """The rows from the outside in, folders that hold slices, and rules worth proposing."""

    layers: tuple[LayerRow, ...]
    slices: tuple[str, ...]
    rules: tuple[str, ...]

    def row(self, folder: str) -> LayerRow | None:
        """The layer that a folder is named like, None for any other."""
        return self.rows.get(stem(folder))

    def rank(self, folder: str) -> int:
        """Where its layer stands, 0 for the outermost; behind all for a folder that is none."""
        row = self.row(folder)
        return self.layers.index(row) if row else len(self.layers)

    def holds_slices(self, folder: str) -> bool:
        """Whether what lies in such a folder is of one kind."""
        return stem(folder) in self._slices

    @functools.cached_property
    def rows(self) -> Mapping[str, LayerRow]:
        """The layers by the stems of their folders."""
        return {stem(word): row for row in self.layers for word in row.words}

    @functools.cached_property
    def _slices(self) -> frozenset[str]:
        return frozenset(map(stem, self.slices))


def stem(folder: str) -> str:
    """A folder's name in lower case and singular, without leading underscores."""
    word = folder.lower().strip("_")
    for plural, singular in PLURALS:
        if word.endswith(plural) and not word.endswith("ss"):
            return word.removesuffix(plural) + singular
    return word
