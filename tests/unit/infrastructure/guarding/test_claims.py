"""Tests of how much a test claims."""

import ast
import textwrap
from typing import cast

import pytest

from archcheck.infrastructure.guarding.claims import Function, claims_of, weakened


def _function(body: str) -> Function:
    (function,) = ast.parse(f"def test_one(self):\n{textwrap.indent(body, '    ')}").body
    return cast(Function, function)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("assert total() == 1", "assert total() is not None", ["total()"]),
        ("assert total() == 1", "assert total()", ["total()"]),
        ("assert total() == 1", "assert total() > 0", ["total()"]),
        ("assert total() == 1", "assert isinstance(total(), int)", ["total()"]),
        ("assert isinstance(total(), int)", "assert total()", ["total()"]),
        ("assert names == ['a']", "assert 'a' in names", ["names"]),
        ("assert a == 1 and b == 2", "assert a and b == 2", ["a"]),
        ("assert total() == 1", "assert total() == 2", []),
        ("assert total() == 1", "assert total() != 2\nassert total() == 3", []),
        ("assert total() == 1", "assert (total()\n  == 1)", []),
        ("assert total() == 1", "assert result == 1", []),
        ("assert total() is not None", "assert total() == 1", []),
        ("assert x == True", "assert x", []),
        ("assert x == []", "assert not x", []),
        ("assert x is False", "assert not x", []),
        ("assert x == 1 or y", "assert x or y", []),
        ("self.assertEqual(x, 1)", "self.assertIsNotNone(x)", ["x"]),
        ("self.assertEqual(x, True)", "self.assertTrue(x)", []),
        ("self.assertEqual(x, 1)", "assert x == 1", []),
        ("self.assertEqual(names, [1])", "self.assertIn(1, names)", ["names"]),
        ("self.assertTrue()", "self.assertTrue(x)", []),
        ("m.assert_called_once_with(1)", "m.assert_called()", ["m"]),
        ("m.assert_called_once_with(1)", "m.assert_something()\nassert_called()", []),
        (
            "with pytest.raises(ValueError, match='a'):\n    run()",
            "with pytest.raises(ValueError):\n    run()",
            ["what run() raises"],
        ),
        (
            "with pytest.raises(ValueError):\n    run()",
            "with pytest.raises(Exception):\n    run()",
            ["what run() raises"],
        ),
        (
            "with pytest.raises(ValueError), place:\n    run()",
            "with self.assertRaisesRegex(ValueError, 'a'):\n    run()",
            [],
        ),
    ],
)
def test_should_know_of_what_less_is_claimed_when_assertions_change(
    before: str, after: str, expected: list[str]
) -> None:
    claims = map(claims_of, map(_function, (before, after)))
    assert weakened(*claims) == expected
