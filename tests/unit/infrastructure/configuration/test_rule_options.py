"""Options of rules take values of their kind only."""

import pytest

from archcheck.domain.rule import OptionValue, RuleOption
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.configuration.rule_options import read_option

PLACE = KeyPlace("pyproject.toml", {}, ("rules", "x", "opt"))


def option(kind: str, *choices: str) -> RuleOption:
    """An option of a kind."""
    return RuleOption("opt", kind, "", "An option.", choices)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("integer", 3, 3),
        ("string", "a", "a"),
        ("boolean", True, True),
        ("strings", ["a", "b"], ("a", "b")),
        ("strings", "a", ("a",)),
        ("regex", "a+", "a+"),
        ("regexes", ["a+", "b"], ("a+", "b")),
        ("regexes", "a+", ("a+",)),
    ],
)
def test_should_convert_the_value_when_kind_fits(
    kind: str, value: object, expected: OptionValue
) -> None:
    """A single string is a list of one."""
    assert read_option(option(kind), value, PLACE).value == expected


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("integer", "3", 'expected a whole number from 0, got "3"'),
        ("integer", -1, "expected a whole number from 0, got -1"),
        ("integer", True, "expected a whole number from 0, got true"),
        ("integer", 1.5, "expected a whole number from 0, got 1.5"),
        ("string", 3, "expected a string, got 3"),
        ("boolean", 1, "expected true or false, got 1"),
        ("strings", 3, "expected a string or a list of strings, got 3"),
        ("strings", [3], "expected a string or a list of strings, got [3]"),
        ("regex", 3, "expected a string, got 3"),
        (
            "regex",
            "(",
            '"(" is no regular expression: missing ), unterminated subpattern at position 0',
        ),
        (
            "regexes",
            ["a", "*"],
            '"*" is no regular expression: nothing to repeat at position 0',
        ),
    ],
)
def test_should_say_what_was_expected_when_kind_differs(
    kind: str, value: object, message: str
) -> None:
    """The message shows the value."""
    reading = read_option(option(kind), value, PLACE)
    assert [problem.message for problem in reading.problems] == [message]


@pytest.mark.parametrize(("kind", "value"), [("string", "shoud"), ("strings", ["should", "shoud"])])
def test_should_name_the_nearest_choice_when_value_is_none_of_them(
    kind: str, value: object
) -> None:
    """Each value that is no choice is named."""
    reading = read_option(option(kind, "should", "behaviour"), value, PLACE)
    assert [str(problem) for problem in reading.problems] == [
        'pyproject.toml: rules.x.opt: expected "should" or "behaviour", got "shoud"\n'
        '  did you mean "should"?'
    ]


def test_should_accept_the_value_when_it_is_a_choice() -> None:
    """Choices are allowed values."""
    assert read_option(option("string", "should"), "should", PLACE).value == "should"
