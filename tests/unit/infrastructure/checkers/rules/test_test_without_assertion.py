"""test-without-assertion."""

import pytest

from archcheck.infrastructure.checkers.rules.test_without_assertion import TestWithoutAssertion
from tests.unit.infrastructure.checkers.testing.testing_support import (
    parsed,
    quoted,
    violations,
)

OPTIONS = {"helpers": ()}


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        ("assert 1", []),
        ("with soft_assertions(): f()", []),
        ("pytest.skip('x')", []),
        ("f()", ["no assertion: the test passes unless something raises"]),
        ("...", ["empty test: it passes whatever the code does"]),
    ],
)
def test_should_report_a_test_when_it_asserts_nothing(body: str, messages: list[str]) -> None:
    """With its own message when it is empty."""
    file = parsed(f"def test_order():\n    {body}\n")
    assert [item.message for item in violations(TestWithoutAssertion, OPTIONS, file)] == messages


def test_should_lie_at_the_name_when_a_test_is_reported() -> None:
    """With a stable key."""
    file = parsed("class TestA:\n    async def test_b(self):\n        f()\n")
    found = violations(TestWithoutAssertion, OPTIONS, file)[0]
    assert (quoted(file, found), found.symbol, found.key) == (
        "test_b",
        "TestA.test_b",
        "TestA.test_b:no-assertion",
    )
