"""What folders of layers are called, as it is shipped."""

import functools
import tomllib

import msgspec

from archcheck.application.proposing.vocabulary import LayerRow, Vocabulary
from archcheck.infrastructure.configuration.rules_directory import rules_directory

FILE = "layer_names.toml"


class Row(msgspec.Struct, frozen=True):
    """One layer."""

    name: str
    role: str
    words: tuple[str, ...]


class Words(msgspec.Struct, frozen=True):
    """The file."""

    slices: tuple[str, ...]
    rules: tuple[str, ...]
    layers: tuple[Row, ...]


@functools.cache
def shipped_vocabulary() -> Vocabulary:
    """The words that are shipped."""
    text = (rules_directory() / FILE).read_text(encoding="utf-8")
    words = msgspec.convert(tomllib.loads(text), Words)
    rows = tuple(LayerRow(row.name, row.role, row.words) for row in words.layers)
    return Vocabulary(rows, words.slices, words.rules)
