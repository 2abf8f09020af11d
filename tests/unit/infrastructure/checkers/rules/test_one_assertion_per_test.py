"""one-assertion-per-test."""

import pytest

from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.checkers.rules.one_assertion_per_test import OneAssertionPerTest
from tests.unit.infrastructure.checkers.testing.testing_support import (
    parsed,
    quoted,
    violations,
)

SOURCE = """
class TestOrder:
    def test_order(self):
        assert order.status == "open"
        assert order.total == 30
        assert order.items == [item]
"""


@pytest.mark.parametrize(("limit", "found"), [(1, 1), (2, 1), (3, 0)])
def test_should_report_a_test_when_it_exceeds_the_limit(limit: int, found: int) -> None:
    """One finding for a test."""
    options: dict[str, OptionValue] = {"limit": limit, "helpers": ()}
    assert len(violations(OneAssertionPerTest, options, parsed(SOURCE))) == found


def test_should_tell_the_whole_story_when_a_test_asserts_too_much() -> None:
    """How many, where, and a real example of what to write."""
    found = violations(OneAssertionPerTest, {"limit": 1, "helpers": ()}, parsed(SOURCE))[0]
    assert (found.message, found.symbol, found.key, len(found.related), found.fix) == (
        "3 assertions in one test, limit 1",
        "TestOrder.test_order",
        "TestOrder.test_order:assertions",
        3,
        "compare one value, for example (order.status, order.total, order.items)"
        ' == ("open", 30, [item]), or split the test.',
    )


def test_should_lie_at_the_name_when_a_test_is_reported() -> None:
    """Not at `def`."""
    file = parsed(SOURCE)
    found = violations(OneAssertionPerTest, {"limit": 1, "helpers": ()}, file)[0]
    assert quoted(file, found) == "test_order"


def test_should_count_helpers_when_they_are_configured() -> None:
    """By globs."""
    file = parsed("def test_a():\n    check_a(1)\n    check_b(2)")
    options: dict[str, OptionValue] = {"limit": 1, "helpers": ("check_*",)}
    messages = [found.message for found in violations(OneAssertionPerTest, options, file)]
    assert messages == ["2 assertions in one test, limit 1"]


@pytest.mark.parametrize(("library", "found"), [("pytest_bdd", 0), ("shop", 1)])
def test_should_leave_out_a_test_when_its_steps_stand_in_a_feature_file(
    library: str, found: int
) -> None:
    """pytest-bdd's scenarios, no others."""
    source = (
        f"from {library} import scenario\n@scenario('a', 'b')\ndef test_a():\n    assert a and b"
    )
    options: dict[str, OptionValue] = {"limit": 1, "helpers": ()}
    assert len(violations(OneAssertionPerTest, options, parsed(source))) == found
