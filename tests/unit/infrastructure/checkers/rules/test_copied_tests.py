"""copied-tests."""

import pytest

from archcheck.infrastructure.checkers.rules.copied_tests import CopiedTests
from tests.unit.infrastructure.checkers.testing.testing_support import (
    made,
    parsed,
    quoted,
    violations,
)

TWO = "def test_a(): assert f(1)\ndef test_b(): assert f(2)\n"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (TWO, "test_b differs from this test in literals alone"),
        (
            TWO + "def test_c(): assert f(3)",
            "2 tests differ from this test in literals alone",
        ),
    ],
)
def test_should_lie_at_the_first_when_tests_are_copies(source: str, message: str) -> None:
    """With the others beside it."""
    file = parsed(source)
    found = violations(CopiedTests, {}, file)[0]
    assert (quoted(file, found), found.message, found.key, found.symbol, len(found.related)) == (
        "test_a",
        message,
        "test_a:copies",
        "test_a",
        source.count("def") - 1,
    )


def test_should_find_a_copy_when_it_has_the_same_name() -> None:
    """Which hides the first."""
    found = violations(CopiedTests, {}, parsed("def test_a(): assert f(1)\n" * 2))
    assert len(found) == 1


@pytest.mark.parametrize(("source", "expected"), [(TWO, True), ("def check(): ...", False)])
def test_should_look_closer_when_there_are_names_of_tests(source: str, expected: bool) -> None:
    """In other files are none."""
    assert made(CopiedTests, {}).may_violate(parsed(source)) is expected
