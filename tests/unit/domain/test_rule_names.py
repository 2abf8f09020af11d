"""Tests of the names of rules."""

import dataclasses

import pytest

from archcheck.domain.rule_names import RuleNames
from tests.unit.application.judging.policy_support import ID_PATTERNS, RULES, finding

NAMES = RuleNames(RULES, ID_PATTERNS)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("no-comments", ["no-comments"]),
        ("CNV101", ["no-comments"]),
        ("CNV", ["no-comments", "string-comment"]),
        ("conventions", ["no-comments", "string-comment"]),
        ("CNV9", []),
        ("no", []),
        ("cnv101", []),
    ],
)
def test_should_mean_rules_when_name_code_prefix_or_family(name: str, meant: list[str]) -> None:
    assert [rule.name for rule in NAMES.meant(name)] == meant


OLD = dataclasses.replace(RULES[0], formerly=("bare-comments",))


@pytest.mark.parametrize(
    ("name", "todays"), [("bare-comments", OLD.name), (OLD.name, ""), ("nothing", "")]
)
def test_should_tell_what_a_rule_is_called_today_when_it_was_renamed(
    name: str, todays: str
) -> None:
    assert RuleNames((OLD,), {}).todays(name) == todays


def test_should_mean_the_rule_when_its_former_name_is_used() -> None:
    assert RuleNames((OLD,), {}).meant("bare-comments") == (OLD,)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("no-comments", True),
        ("flake8:F841", True),
        ("mypy:*", True),
        ("pylint:E1", False),
        ("no-such-rule", False),
    ],
)
def test_should_know_name_when_rule_or_tool_exists(name: str, known: bool) -> None:
    assert NAMES.is_known(name) is known


@pytest.mark.parametrize(
    ("name", "covered"),
    [("flake8:F841", True), ("flake8:*", True), ("flake8:F401", False), ("CNV", False)],
)
def test_should_cover_finding_of_tool_when_named_exactly(name: str, covered: bool) -> None:
    assert NAMES.covers(name, finding("F841", analyzer="flake8")) is covered


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("no-coment", 'did you mean "no-comments"?'),
        ("flake9:*", 'did you mean "flake8:*"?'),
        ("flake9:F401", 'did you mean "flake8:F401"?'),
        ("E301", 'did you mean "flake8:E301"?'),
        ("E30", ""),
        ("arg-type", 'did you mean "mypy:arg-type"?'),
        ("zzz:F401", ""),
    ],
)
def test_should_suggest_nearest_when_name_is_misspelt(name: str, hint: str) -> None:
    assert NAMES.hint(name) == hint
