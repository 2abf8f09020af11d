"""Documents without a key that is wrong."""

import pathlib
import tomllib
from collections.abc import Mapping

import pytest

from archcheck.infrastructure.configuration.documents import Document
from archcheck.infrastructure.configuration.left_out_keys import without_key
from archcheck.infrastructure.decoding.key_places import KeyPlace

TEXT = """
source = "src"
contracts = [{ name = "a", type = "x" }, { name = "b" }]
[rules]
"a b" = "error"
"""


def left(key: str, *above: str) -> Mapping[str, object] | None:
    """The table without a key, None where nothing can be taken out."""
    place = KeyPlace("archcheck.toml", {}, above)
    document = without_key(Document(place, tomllib.loads(TEXT), pathlib.Path()), key)
    return document and document.table


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("source", TEXT.replace('source = "src"\n', "")),
        ("contracts[0].type", TEXT.replace(', type = "x"', "")),
        ("contracts[1]", TEXT.replace(', { name = "b" }', "")),
        ('rules."a b"', TEXT.replace('"a b" = "error"\n', "")),
        ('contracts[1] "b"', TEXT.replace(', { name = "b" }', "")),
        ("rules.other.limit", TEXT.replace('[rules]\n"a b" = "error"\n', "")),
        ("contracts[0].layers", TEXT.replace('{ name = "a", type = "x" }, ', "")),
        ("source.deep", TEXT.replace('source = "src"\n', "")),
    ],
)
def test_should_take_out_what_stands_there_when_a_key_is_wrong(key: str, text: str) -> None:
    """Else what is nearest above it, so that less and less is wrong."""
    assert left(key) == tomllib.loads(text)


@pytest.mark.parametrize("key", ["", "sorce", "contract[0]", "[0].name"])
def test_should_take_nothing_out_when_no_part_of_the_key_exists(key: str) -> None:
    assert left(key) is None


def test_should_take_all_entries_out_when_one_is_meant_that_does_not_exist() -> None:
    """The list is the nearest thing above."""
    assert left("contracts[7].name") == tomllib.loads(
        TEXT[: TEXT.index("contracts")] + TEXT[TEXT.index("[rules]") :]
    )


def test_should_begin_below_the_table_when_it_stands_in_a_file_of_others() -> None:
    """As in a pyproject.toml."""
    assert "source" not in (left("tool.archcheck.source", "tool", "archcheck") or {"source": ""})
