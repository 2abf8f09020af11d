"""Tests of what the judge knows beside the findings."""

import dataclasses

import pytest

from archcheck.domain.activation import ActiveRule, RulePlan
from archcheck.domain.rule_names import RuleNames
from tests.unit.application.judging.policy_support import ID_PATTERNS, policy, rule

JUDGED = dataclasses.replace(rule("judged", "CNV198", "conventions"), tool="flake8")
OWN = rule("own", "CNV199", "conventions")


@pytest.mark.parametrize(
    ("name", "answered", "expected"),
    [
        ("judged", ("archcheck", "flake8"), True),
        ("judged", ("archcheck",), False),
        ("CNV1", ("archcheck",), False),
        ("CNV198", ("flake8",), False),
        ("own", ("archcheck",), True),
        ("flake8:E1", ("flake8",), True),
        ("flake8:E1", ("archcheck",), False),
    ],
)
def test_should_wait_for_the_tool_when_one_judges_the_rule(
    name: str, answered: tuple[str, ...], expected: bool
) -> None:
    law = policy(answered=answered)
    active = {it.name: ActiveRule.by_default(it) for it in (JUDGED, OWN)}
    plan = RulePlan({}, law.configuration, law.matches, active)
    names = RuleNames((JUDGED, OWN), ID_PATTERNS)
    assert dataclasses.replace(law, rules=plan, names=names).was_answered(name) is expected


def test_should_wait_for_no_tool_when_the_rule_that_it_judges_is_off() -> None:
    law = policy(answered=("archcheck",))
    names = RuleNames((JUDGED, OWN), ID_PATTERNS)
    assert dataclasses.replace(law, names=names).was_answered("CNV1")
