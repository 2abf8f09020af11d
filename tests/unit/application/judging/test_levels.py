"""Tests of effective levels."""

import dataclasses


import pytest

from archcheck.application.judging.levels import levelled
from archcheck.domain.activation import ActiveRule, RulePlan
from archcheck.domain.configuration import Configuration, Override, RuleSetting
from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from tests.unit.application.judging.policy_support import (
    PROJECT,
    RULES,
    finding,
    policy,
)


def override(rule: str, level: Level, path: str = "src/**") -> Configuration:
    settings = {rule: RuleSetting(level=level)}
    return Configuration(
        root="/shop", overrides=(Override(paths=(path,), rules=settings, origin=PROJECT),)
    )


def levels(configuration: Configuration, *findings: Finding) -> list[Level]:
    return [entry.level for entry in levelled(findings, policy(configuration))]


def test_should_use_level_of_rule_when_finding_says_otherwise() -> None:
    assert levels(Configuration(root="/"), finding(level=Level.NOTE)) == [Level.ERROR]


def test_should_be_no_worse_than_the_finding_when_its_rule_is() -> None:
    found = dataclasses.replace(finding(), at_most=Level.NOTE)
    assert levels(Configuration(root="/"), found) == [Level.NOTE]


@pytest.mark.parametrize(
    ("path", "expected"), [("src/**", [Level.NOTE]), ("tests/**", [Level.ERROR])]
)
def test_should_use_level_of_override_when_path_matches(path: str, expected: list[Level]) -> None:
    assert levels(override("no-comments", Level.NOTE, path), finding()) == expected


def test_should_drop_finding_when_override_switches_rule_off() -> None:
    assert levels(override("no-comments", Level.OFF), finding()) == []


def test_should_keep_level_of_contract_when_no_override_speaks() -> None:
    found = finding("layer-dependency", contract="hexagonal", level=Level.WARNING)
    assert levels(Configuration(root="/"), found) == [Level.WARNING]


@pytest.mark.parametrize("level", [Level.NOTE, Level.ERROR])
def test_should_use_level_of_override_when_contract_has_its_own(level: Level) -> None:
    found = finding("layer-dependency", contract="hexagonal", level=Level.WARNING)
    assert levels(override("layer-dependency", level), found) == [level]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (Level.ERROR, [Level.NOTE]),
        (Level.NOTE, [Level.NOTE]),
        (Level.OFF, []),
    ],
)
def test_should_make_no_more_of_what_is_tolerated_when_an_override_is_stricter(
    level: Level, expected: list[Level]
) -> None:
    found = finding("layer-dependency", contract="hexagonal", level=Level.NOTE)
    tolerated = dataclasses.replace(found, at_most=Level.NOTE, deprecated=True)
    assert levels(override("layer-dependency", level), tolerated) == expected


def test_should_keep_level_of_contract_when_override_speaks_of_other_rules() -> None:
    found = finding("layer-dependency", contract="hexagonal", level=Level.WARNING)
    assert levels(override("no-comments", Level.ERROR), found) == [Level.WARNING]


def test_should_keep_level_of_contract_when_its_rule_is_off() -> None:
    found = finding("layer-dependency", contract="hexagonal", level=Level.WARNING)
    usual = policy(Configuration(root="/"))
    active = usual.rules.rules["layer-dependency"].changed_by(RuleSetting(level=Level.OFF))
    rules = dataclasses.replace(usual.rules, rules={"layer-dependency": active})
    without_rule = dataclasses.replace(usual, rules=rules)
    assert [entry.level for entry in levelled([found], without_rule)] == [Level.WARNING]


def test_should_keep_level_of_tool_when_rules_are_overridden() -> None:
    found = finding("F841", analyzer="flake8", level=Level.WARNING)
    assert levels(override("no-comments", Level.OFF), found) == [Level.WARNING]


def test_should_keep_level_of_gate_rule_when_overridden() -> None:
    assert levels(override("unparsable-file", Level.OFF), finding("unparsable-file")) == [
        Level.ERROR
    ]


def levels_where_off(configuration: Configuration, found: Finding) -> list[Level]:
    law = policy(configuration)
    off = RuleSetting(level=Level.OFF, origin=PROJECT)
    rules = {rule.name: ActiveRule.by_default(rule).changed_by(off) for rule in RULES}
    plan = RulePlan(rules, configuration, law.matches)
    return [entry.level for entry in levelled([found], dataclasses.replace(law, rules=plan))]


@pytest.mark.parametrize(
    ("configuration", "expected"),
    [
        (Configuration(root="/"), [Level.WARNING]),
        (override("layer-dependency", Level.NOTE), [Level.NOTE]),
        (override("layer-dependency", Level.NOTE, "tests/**"), [Level.WARNING]),
        (override("layer-dependency", Level.OFF), []),
    ],
)
def test_should_keep_level_of_contract_when_its_rule_is_off_elsewhere(
    configuration: Configuration, expected: list[Level]
) -> None:
    found = finding("layer-dependency", contract="hexagonal", level=Level.WARNING)
    assert levels_where_off(configuration, found) == expected


def test_should_drop_finding_when_its_rule_is_off() -> None:
    assert levels_where_off(Configuration(root="/"), finding()) == []
