"""vacuous-assertion."""

import pytest

from archcheck.domain.level import Level
from archcheck.infrastructure.checkers.checker import Violation
from archcheck.infrastructure.checkers.rules.vacuous_assertion import VacuousAssertion
from tests.unit.infrastructure.checkers.checking_support import findings, rule_order
from tests.unit.infrastructure.checkers.testing.testing_support import parsed, quoted, violations

MOCK = "a.b.return_value = 1\n    assert a.b() == 1"
RAISES = "with pytest.raises(Exception):\n        a()\n        b()"


def found_in(body: str) -> list[Violation]:
    """What is found in a test with this body."""
    return violations(VacuousAssertion, {}, parsed(f"def test_a():\n    {body}\n"))


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("assert True, 'why'", "assert True, 'why'"),
        ("assert a and 1", "1"),
        ("self.assertTrue(1)", "self.assertTrue(1)"),
        (MOCK, "assert a.b() == 1"),
        (RAISES, "pytest.raises(Exception)"),
    ],
)
def test_should_lie_at_the_assertion_when_it_is_vacuous(body: str, where: str) -> None:
    """One part of it where only that is."""
    assert quoted(parsed(f"def test_a():\n    {body}\n"), found_in(body)[0]) == where


@pytest.mark.parametrize(
    ("body", "level"),
    [("assert True", Level.WARNING), (MOCK, Level.NOTE), (RAISES, Level.NOTE)],
)
def test_should_be_a_note_when_an_assertion_is_only_weak(body: str, level: Level) -> None:
    """Whatever level the rule has."""
    rule = rule_order("vacuous-assertion")
    warning = type(rule)(name=rule.name, level=Level.WARNING)
    source = f"def test_a():\n    {body}\n"
    assert [found.level for found in findings(source, warning, path="tests/test_a.py")] == [level]


def test_should_tell_the_whole_story_when_an_assertion_is_vacuous() -> None:
    """Why it holds."""
    found = found_in("assert (a,\n        'why')")[0]
    assert (found.message, found.key, found.symbol) == (
        "this assertion cannot fail: a tuple that is not empty is true",
        "test_a:assert (a, 'why')",
        "test_a",
    )


@pytest.mark.parametrize("body", ["assert a", "assert a.b() == 1", "a()"])
def test_should_find_nothing_when_assertions_can_fail(body: str) -> None:
    """Or there are none."""
    assert found_in(body) == []
