"""Tests of assertions whose failure is caught."""

import ast

import pytest

from archcheck.infrastructure.guarding.swallowed_failures import swallowed

TRY = "try:\n    assert total() == 1\nexcept {}:\n    {}\n"
WITH = "with {}:\n    assert total() == 1\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TRY.format("AssertionError", "pass"), True),
        (TRY.format("(KeyError, Exception)", "print()"), True),
        (TRY.format("BaseException as error", "pass"), True),
        ("try:\n    assert total() == 1\nexcept:\n    pass\n", True),
        (TRY.format("KeyError", "pass"), False),
        (TRY.format("AssertionError", "raise"), False),
        (TRY.format("AssertionError", "pytest.fail()"), False),
        (TRY.format("Exception", "assert other()"), False),
        (WITH.format("contextlib.suppress(AssertionError)"), True),
        (WITH.format("suppress(KeyError)"), False),
        (WITH.format("pytest.raises(AssertionError)"), False),
        (WITH.format("place"), False),
    ],
)
def test_should_find_assertions_when_their_failure_is_caught(text: str, expected: bool) -> None:
    found = list(swallowed(ast.parse(text)))
    assert any(isinstance(it, ast.Assert) for it in found) is expected
