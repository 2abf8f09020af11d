"""Tests of which rules run where."""

import dataclasses

import pytest

from archcheck.domain.activation import ActiveRule, RulePlan, is_switched_on
from archcheck.domain.configuration import DEFAULT, Configuration, Origin, Override, RuleSetting
from archcheck.domain.level import Level
from archcheck.domain.rule import RuleDefinition, RuleOption

HERE = Origin("pyproject.toml", "tool.archcheck.rules", 3)
RULE = RuleDefinition(
    name="one-assertion-per-test",
    code="TST101",
    family="tests",
    level=Level.ERROR,
    precision="high",
    tags=(),
    options=(RuleOption("limit", "How many."),),
    opt_in=True,
    summary="",
    because="",
    fix="",
    page="",
)
BY_DEFAULT = ActiveRule.by_default(RULE)
WAITING = ActiveRule.waiting(RULE)
OFF = BY_DEFAULT.changed_by(RuleSetting(level=Level.OFF, origin=HERE))


def override(pattern: str, level: Level | None = None) -> Override:
    rules = {RULE.name: RuleSetting(level=level, origin=HERE)} if level else {}
    return Override(paths=("nowhere", pattern), rules=rules, origin=HERE)


def options_in(pattern: str) -> Override:
    setting = RuleSetting(options={"limit": 3}, origin=HERE)
    return Override(paths=(pattern,), rules={RULE.name: setting}, origin=HERE)


def plan(*overrides: Override, rule: ActiveRule = BY_DEFAULT) -> RulePlan:
    configuration = Configuration(root="/", overrides=overrides)
    return RulePlan({RULE.name: rule}, configuration, lambda glob, path: path.startswith(glob))


def levels(*overrides: Override, rule: ActiveRule = BY_DEFAULT) -> list[Level]:
    rules = plan(*overrides, rule=rule).for_file("tests/test_order.py")
    return [rule.level for rule in rules.values()]


def test_should_name_each_pattern_when_no_file_matches_it() -> None:
    paths = ["src/shop/order.py", "tests/test_order.py"]
    idle = plan(override("tests/"), override("docs/")).idle_patterns(paths)
    assert list(idle) == [("nowhere", HERE), ("nowhere", HERE), ("docs/", HERE)]


def test_should_run_as_a_warning_when_a_rule_that_is_off_is_named() -> None:
    off = ActiveRule.waiting(dataclasses.replace(RULE, level=Level.OFF))
    named = off.changed_by(RuleSetting(options={"limit": 3}, origin=HERE))
    assert (named.level, named.origin) == (Level.WARNING, HERE)


def test_should_be_its_own_whole_when_nothing_is_left_out() -> None:
    rules = plan()
    assert rules.whole is rules


def test_should_know_the_whole_when_something_is_left_out() -> None:
    selected = dataclasses.replace(plan(), rules={}, configured={RULE.name: BY_DEFAULT})
    assert (selected.usual, [*selected.whole.usual]) == ({}, [RULE.name])


def test_should_apply_as_its_page_states_when_nothing_is_configured() -> None:
    assert BY_DEFAULT == ActiveRule(RULE, Level.ERROR, {}, DEFAULT)


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (
            RuleSetting(level=Level.NOTE, origin=HERE),
            ActiveRule(RULE, Level.NOTE, {}, HERE),
        ),
        (
            RuleSetting(options={"limit": 3}, origin=HERE),
            ActiveRule(RULE, Level.ERROR, {"limit": 3}, DEFAULT),
        ),
    ],
)
def test_should_change_only_what_is_stated_when_configured(
    setting: RuleSetting, expected: ActiveRule
) -> None:
    assert BY_DEFAULT.changed_by(setting) == expected


@pytest.mark.parametrize(
    ("overrides", "expected"),
    [
        ((), [Level.ERROR]),
        ((override("src/", level=Level.OFF),), [Level.ERROR]),
        ((override("tests/", level=Level.OFF),), []),
        ((override("tests/"),), [Level.ERROR]),
        (
            (override("tests/", level=Level.OFF), override("tests/test_", level=Level.NOTE)),
            [Level.NOTE],
        ),
    ],
)
def test_should_follow_the_last_override_when_several_apply(
    overrides: tuple[Override, ...], expected: list[Level]
) -> None:
    assert levels(*overrides) == expected


@pytest.mark.parametrize(
    ("rule", "overrides", "expected"),
    [
        (WAITING, (), []),
        (WAITING, (override("src/", level=Level.NOTE),), []),
        (WAITING, (override("tests/", level=Level.NOTE),), [Level.NOTE]),
        (WAITING, (options_in("tests/"),), [Level.ERROR]),
        (WAITING, (override("tests/", level=Level.OFF), options_in("tests/")), []),
        (OFF, (override("tests/", level=Level.NOTE),), [Level.NOTE]),
        (OFF, (options_in("tests/"),), []),
    ],
)
def test_should_run_only_where_an_override_says_so_when_off_elsewhere(
    rule: ActiveRule, overrides: tuple[Override, ...], expected: list[Level]
) -> None:
    assert levels(*overrides, rule=rule) == expected


@pytest.mark.parametrize(
    ("rule", "overrides", "expected"),
    [
        (BY_DEFAULT, (), True),
        (BY_DEFAULT, (override("tests/", level=Level.OFF),), True),
        (WAITING, (), False),
        (WAITING, (override("tests/", level=Level.OFF),), False),
        (WAITING, (override("tests/", level=Level.NOTE),), True),
        (WAITING, (options_in("tests/"),), True),
        (OFF, (override("tests/", level=Level.NOTE),), True),
        (OFF, (options_in("tests/"),), False),
    ],
)
def test_should_know_whether_a_rule_runs_anywhere_when_overrides_speak_of_it(
    rule: ActiveRule, overrides: tuple[Override, ...], expected: bool
) -> None:
    configuration = Configuration(root="/", overrides=overrides)
    assert is_switched_on(rule, configuration) is expected


@pytest.mark.parametrize(
    ("rule", "expected"), [(BY_DEFAULT, (Level.ERROR, DEFAULT)), (OFF, (Level.WARNING, HERE))]
)
def test_should_describe_a_rule_at_its_worst_when_only_overrides_switch_it_on(
    rule: ActiveRule, expected: tuple[Level, Origin]
) -> None:
    overrides = (override("src/", level=Level.WARNING), override("tests/", level=Level.NOTE))
    shown = plan(*overrides, rule=rule).strictest[RULE.name]
    assert (shown.level, shown.origin) == expected


def test_should_keep_options_when_an_override_switches_a_rule_on() -> None:
    rule = BY_DEFAULT.changed_by(RuleSetting(level=Level.OFF, options={"limit": 2}, origin=HERE))
    rules = plan(override("tests/", level=Level.NOTE), rule=rule).for_file("tests/test_order.py")
    assert rules[RULE.name].options == {"limit": 2}
