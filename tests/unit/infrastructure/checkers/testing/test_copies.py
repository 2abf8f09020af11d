"""Tests that say the same about other values."""

import pytest

from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.analysis import collected_in
from archcheck.infrastructure.checkers.testing.copies import groups_of_copies
from tests.unit.infrastructure.checkers.testing.testing_support import parsed


def groups(*tests: str) -> list[list[str]]:
    """The names of tests that are copies of each other."""
    tests_of_file = collected_in(parsed("\n".join(tests)), ProjectFacts())
    return [[test.function.name for test in group] for group in groups_of_copies(tests_of_file)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("assert f(1)", "assert f('a')"),
        ("assert f([1, {2: 3}])", "assert f(None)"),
        ("assert f(-1)", "assert f(2)"),
        ("assert f'{a}b'", "assert f'{a}c'"),
        ("assert f(1)", "'words'; assert f(2)"),
        ("assert f(a=1, *b)", "assert f(a=2, *b)"),
        ("a = lambda b: 1; assert a", "a = lambda b: 2; assert a"),
        ("assert f(a)", "assert f(a)"),
    ],
)
def test_should_group_tests_when_they_differ_in_literals_alone(one: str, other: str) -> None:
    """Or in nothing."""
    assert groups(f"def test_a(a): {one}", f"def test_b(a): {other}") == [["test_a", "test_b"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("assert f(1)", "assert g(1)"),
        ("assert f(a)", "assert f(b)"),
        ("assert f(a)", "assert f(1)"),
        ("assert f([a])", "assert f([1])"),
        ("assert f(1)", "assert f(1, 2)"),
        ("assert f(a=1)", "assert f(b=1)"),
        ("assert a.b == 1", "assert a.c == 1"),
        ("assert a < 1", "assert a > 1"),
        ("assert f(1)", "assert f(1); assert f(2)"),
        ("import a; assert 1", "import b; assert 1"),
        ("a = lambda b: 1; assert a", "a = lambda c: 1; assert a"),
        ("pass", "..."),
    ],
)
def test_should_not_group_tests_when_they_differ_in_more(one: str, other: str) -> None:
    """Or say nothing at all."""
    assert groups(f"def test_a(a): {one}", f"def test_b(a): {other}") == []


@pytest.mark.parametrize(
    "other",
    [
        "async def test_b(a): assert f(1)",
        "def test_b(b): assert f(1)",
        "def test_b(a=1, *b): assert f(1)",
        "@c\ndef test_b(a): assert f(1)",
        "class TestB:\n    def test_b(a): assert f(1)",
    ],
)
def test_should_not_group_tests_when_they_stand_elsewhere(other: str) -> None:
    """Or are of another kind."""
    assert groups("def test_a(a): assert f(1)", other) == []


def test_should_keep_groups_apart_when_there_are_several() -> None:
    """Each once, in the order of their first tests."""
    lines = [f"def test_{name}(): assert {what}(1)" for name, what in zip("abcde", "fgfgf")]
    assert groups(*lines) == [["test_a", "test_c", "test_e"], ["test_b", "test_d"]]
