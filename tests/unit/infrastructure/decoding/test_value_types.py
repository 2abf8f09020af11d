"""Every key of the configuration can say what it expects."""

import msgspec
import pytest

from archcheck.infrastructure.configuration.contract_settings import CommonKeys
from archcheck.infrastructure.configuration.disabling import DisableTable
from archcheck.infrastructure.configuration.layout_settings import LayoutKeys
from archcheck.infrastructure.configuration.exemptions import (
    OverrideTable,
    UncheckedTable,
    WaiverTable,
)
from archcheck.infrastructure.configuration.rule_pages import FrontMatter
from archcheck.infrastructure.configuration.tool_settings import ToolTable
from archcheck.infrastructure.decoding.decoder import expected_text
from archcheck.infrastructure.decoding.value_types import Flag

TABLES = (
    CommonKeys,
    DisableTable,
    FrontMatter,
    LayoutKeys,
    OverrideTable,
    ToolTable,
    UncheckedTable,
    WaiverTable,
)


@pytest.mark.parametrize("table", TABLES)
def test_should_describe_every_key_when_table_is_typed(table: type[msgspec.Struct]) -> None:
    """A type without description would make a message without expectation."""
    fields = msgspec.structs.fields(table)
    assert [field.name for field in fields if not expected_text(field.type)] == []


def test_should_describe_nothing_when_type_is_bare() -> None:
    """A type without annotation has no words."""
    assert expected_text(int) == ""


def test_should_describe_a_value_when_it_may_be_left_out() -> None:
    assert expected_text(Flag | None) == "true or false"
