"""Expectations of any error."""

import pytest

from archcheck.infrastructure.checkers.testing.broad_expectations import (
    broad_expectations,
    may_be_broad,
)
from tests.unit.infrastructure.checkers.testing.testing_support import function

TWO = ":\n        a()\n        b()\n"


def counts(statement: str) -> list[int]:
    """How many statements each broad expectation covers."""
    found = broad_expectations(function(f"async def test_it():\n    {statement}"))
    return [count for _, count in found]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (f"with pytest.raises(Exception){TWO}", [2]),
        (f"with raises(BaseException), c(){TWO}", [2]),
        (f"with raises(builtins.Exception){TWO}", [2]),
        (f"with raises(expected_exception=Exception){TWO}", [2]),
        (f"async with self.assertRaises(Exception) as d{TWO}", [2]),
        ("with raises(Exception):\n        with c():\n            a()\n            b()", [2]),
        ("with raises(Exception):\n        for d in e:\n            a()\n        b()", [2]),
        ("with raises(Exception):\n        with c():\n            a()", []),
        ("with raises(Exception):\n        a()", []),
        (f"with raises(ValueError){TWO}", []),
        (f"with raises((Exception, ValueError)){TWO}", []),
        (f"with raises(Exception, match='x'){TWO}", []),
        (f"with raises(Exception, check=d){TWO}", []),
        (f"with raises(){TWO}", []),
        (f"with expected{TWO}", []),
        (f"with suppress(Exception){TWO}", []),
    ],
)
def test_should_count_statements_when_any_error_is_expected(
    statement: str, expected: list[int]
) -> None:
    """Of compound statements those in them."""
    assert counts(statement) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("raises(E)", True), ("assertRaises(E)", True), ("praises", False)]
)
def test_should_look_closer_when_a_file_expects_errors(text: str, expected: bool) -> None:
    """By its words."""
    assert may_be_broad(text) is expected
