"""The pages of the rules are their tests."""

import pathlib

import pytest

from archcheck.domain.rule import RuleDefinition
from tests.integration.rules.rule_page_support import Example, examples, examples_of, rules, said

RUNNABLE = [example for example in examples() if example.runs_here]


@pytest.mark.parametrize(
    "example",
    RUNNABLE,
    ids=[f"{entry.rule.name}/{entry.section}/{entry.heading}" for entry in RUNNABLE],
)
def test_should_find_what_the_page_says_when_example_is_checked(
    example: Example, tmp_path: pathlib.Path
) -> None:
    example.write(tmp_path)
    expected = example.expected
    assert said(tmp_path, expected) == expected


@pytest.mark.parametrize("rule", rules(), ids=[rule.name for rule in rules()])
def test_should_show_bad_and_good_when_page_is_read(rule: RuleDefinition) -> None:
    assert {example.section for example in examples_of(rule)} == {"Bad", "Good"}
