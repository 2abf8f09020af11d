"""Keys and values as TOML text."""

import datetime
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from archcheck.application.toml_text import KeyPath, key_text, value_text
from archcheck.domain.level import Level

SCALARS = (
    some.text()
    | some.booleans()
    | some.integers(-(2**63), 2**63 - 1)
    | some.floats(allow_nan=False)
    | some.dates(datetime.date(1000, 1, 1))
)
VALUES = some.recursive(
    SCALARS,
    lambda inner: some.lists(inner, max_size=3)
    | some.dictionaries(some.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("tool", "archcheck", "contracts", 0, "name"), "tool.archcheck.contracts[0].name"),
        (("contracts", "no cycles", "type"), 'contracts."no cycles".type'),
        (("contracts", ""), 'contracts.""'),
        (("fail_on",), "fail_on"),
        ((), ""),
    ],
)
def test_should_write_the_path_as_people_do_when_key_is_nested(path: KeyPath, text: str) -> None:
    """Indexes in brackets, names quoted where TOML wants it."""
    assert key_text(path) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (("a", "b"), '["a", "b"]'),
        ({}, "{}"),
        ({"a b": 1}, '{ "a b" = 1 }'),
        (Level.ERROR, '"error"'),
        (True, "true"),
        (None, "None"),
        ('say "hi"', '"say \\"hi\\""'),
    ],
)
def test_should_show_the_value_as_toml_when_asked(value: object, text: str) -> None:
    """Enumerations are their text."""
    assert value_text(value) == text


@settings(max_examples=60, deadline=None)
@given(VALUES)
def test_should_read_back_the_same_value_when_text_is_parsed(value: object) -> None:
    """What is shown can be pasted into a configuration."""
    assert tomllib.loads(f"key = {value_text(value)}") == {"key": value}
