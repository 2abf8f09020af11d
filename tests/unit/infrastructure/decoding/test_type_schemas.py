"""Tests of schemas of types."""

from archcheck.infrastructure.decoding.decoder import Options
from archcheck.infrastructure.decoding.type_schemas import type_schema


class Size(Options, frozen=True, kw_only=True):
    """A table."""

    width: int


def test_should_write_a_table_out_when_a_list_holds_it() -> None:
    """With its own keys and no others."""
    assert type_schema(tuple[Size, ...])["items"] == {
        "type": "object",
        "additionalProperties": False,
        "properties": {"width": {"type": "integer"}},
        "required": ["width"],
    }
