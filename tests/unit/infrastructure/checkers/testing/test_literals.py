"""What is a literal."""

import pytest

from archcheck.infrastructure.checkers.testing.literals import is_literal
from tests.unit.infrastructure.checkers.testing.testing_support import expression


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("1", True),
        ("-1", True),
        ("'a'", True),
        ("None", True),
        ("(1, [2], {3}, {4: (5,)})", True),
        ("a", False),
        ("[a]", False),
        ("{**a}", False),
        ("f'{a}'", False),
        ("1 + 1", False),
        ("set()", False),
    ],
)
def test_should_tell_a_literal_when_nothing_in_it_is_computed(code: str, expected: bool) -> None:
    """Signs are part of a literal."""
    assert is_literal(expression(code)) is expected
