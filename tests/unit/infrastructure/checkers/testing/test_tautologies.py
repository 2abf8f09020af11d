"""Which assertions hold whatever the code does."""

import pytest

from archcheck.infrastructure.checkers.testing.tautologies import (
    CONSTANT,
    SIDES,
    Tautologies,
)
from tests.unit.infrastructure.checkers.testing.testing_support import only_test, parsed


def reasons(body: str, name: str = "test_it") -> list[str]:
    """Why the assertions of a test hold."""
    source = f"def {name}(self):\n    " + body.replace("\n", "\n    ")
    assertions = only_test(source).assertions
    tautologies = Tautologies(name, parsed(source).text, assertions)
    return list(map(tautologies.why, assertions))


@pytest.mark.parametrize(
    "body",
    [
        "assert True",
        "assert not 0",
        "assert not not 1",
        "assert -1",
        "assert 'a'",
        "assert f'a{b}'",
        "assert a or True",
        "assert not (a and False)",
        "assert (True or a) and b",
        "self.assertTrue(1)",
        "self.assertFalse(None)",
    ],
)
def test_should_speak_of_a_constant_when_nothing_else_decides(body: str) -> None:
    """Also where it decides for others."""
    assert CONSTANT in reasons(body)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("assert (a, 'b')", "tuple"),
        ("assert [*a, b]", "list"),
        ("assert {a}", "set"),
        ("assert {**a, 'b': c}", "dictionary"),
        ("assert (a for a in b)", "generator"),
        ("assert lambda: a", "function"),
    ],
)
def test_should_name_the_kind_when_it_is_always_true(body: str, kind: str) -> None:
    """As the table says."""
    assert kind in reasons(body)[0]


@pytest.mark.parametrize(
    "body",
    [
        "assert a == a",
        "assert a.b is a.b",
        "assert not a != a",
        "assert not a is not a",
        "assert a == a == a",
        "assert [1, {'a': -1}] == [1, {'a': -1}]",
        "assert 1 is 1",
        "self.assertEqual(a, a)",
        "self.assertIs(a, a, 'same')",
        "cls.assertListEqual(a, a)",
        "self.assertTrue(a == a)",
    ],
)
def test_should_see_both_sides_when_they_are_the_same(body: str) -> None:
    """Names, attributes and literals."""
    assert reasons(body) == [SIDES]


@pytest.mark.parametrize(
    "body",
    [
        "assert a",
        "assert False",
        "assert not True",
        "assert ()",
        "assert [*a]",
        "assert {**a}",
        "assert f'{a}'",
        "assert a or b",
        "assert a or False",
        "assert a == b",
        "assert a.b == a.c",
        "assert a() == a()",
        "assert a[0] == a[0]",
        "assert a == a == b",
        "assert a <= a",
        "assert a != a",
        "assert [] is []",
        "assert 0x10 == 16",
        "assert [a] == [a]",
        "self.assertEqual(a)",
        "self.assertTrue()",
        "self.assertIs([], [])",
        "other.assertTrue(True)",
        "self.assertEqual(first=a, second=a)",
        "self.assertRegex('a', 'a')",
        "raise AssertionError",
    ],
)
def test_should_find_no_reason_when_an_assertion_can_fail(body: str) -> None:
    """Or always fails."""
    assert reasons(body) == [""]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("test_equality", ""),
        ("test_unequal", ""),
        ("test_finds_itself", ""),
        ("test_is_reflexive", ""),
        ("test_nan", ""),
        ("testNaN", ""),
        ("test_eq", ""),
        ("test_maintenance", SIDES),
        ("test_finance", SIDES),
        ("test_seq", SIDES),
    ],
)
def test_should_allow_the_same_when_the_test_is_about_it(name: str, expected: str) -> None:
    """By the words of its name."""
    assert reasons("assert a == a", name) == [expected]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("assert a != b", ""),
        ("assert not a == b", ""),
        ("self.assertNotEqual(b, a)", ""),
        ("assert not a != a", SIDES),
        ("assert a == b", SIDES),
        ("assert c != b", SIDES),
        ("assert not a", SIDES),
    ],
)
def test_should_allow_the_same_when_it_differs_from_another(other: str, expected: str) -> None:
    """Then the test is about equality, whatever its name."""
    assert reasons(f"assert a == a\n{other}")[0] == expected


def test_should_judge_each_part_when_an_assertion_has_several() -> None:
    """Each is an assertion."""
    assert reasons("assert a and True and b == b") == ["", CONSTANT, SIDES]
