"""Tests of which rules run where."""

import pytest

from archcheck.domain.activation import ActiveRule, RulePlan
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
    options=(
        RuleOption("limit", "integer", 1, "How many."),
        RuleOption("helpers", "strings", (), "Which calls."),
    ),
    opt_in=True,
    summary="",
    why="",
    remedy="",
    page="",
)
BY_DEFAULT = ActiveRule.by_default(RULE)


def override(pattern: str, level: Level | None = None) -> Override:
    rules = {RULE.name: RuleSetting(level=level, origin=HERE)} if level else {}
    return Override(paths=("nowhere", pattern), rules=rules, origin=HERE)


def plan(*overrides: Override, usual: ActiveRule = BY_DEFAULT) -> RulePlan:
    configuration = Configuration(root="/", overrides=overrides)
    return RulePlan({RULE.name: usual}, configuration, lambda glob, path: path.startswith(glob))


def levels(*overrides: Override) -> list[Level]:
    rules = plan(*overrides).for_file("tests/test_order.py")
    return [rule.level for rule in rules.values()]


@pytest.mark.parametrize(
    ("overrides", "expected"),
    [
        ((), [Level.OFF]),
        ((override("tests/"),), [Level.OFF]),
        ((override("tests/", level=Level.OFF),), []),
        ((override("tests/", level=Level.NOTE),), [Level.NOTE]),
    ],
)
def test_should_stay_for_its_contracts_when_a_rule_is_off_everywhere(
    overrides: tuple[Override, ...], expected: list[Level]
) -> None:
    usual = BY_DEFAULT.changed_by(RuleSetting(level=Level.OFF))
    rules = plan(*overrides, usual=usual).for_file("tests/test_order.py")
    assert [rule.level for rule in rules.values()] == expected


def test_should_name_each_pattern_when_no_file_matches_it() -> None:
    paths = ["src/shop/order.py", "tests/test_order.py"]
    idle = plan(override("tests/"), override("docs/")).idle_patterns(paths)
    assert list(idle) == [("nowhere", HERE), ("nowhere", HERE), ("docs/", HERE)]


def test_should_apply_as_its_page_states_when_nothing_is_configured() -> None:
    assert BY_DEFAULT == ActiveRule(RULE, Level.ERROR, {"limit": 1, "helpers": ()}, DEFAULT)


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (
            RuleSetting(level=Level.NOTE, origin=HERE),
            ActiveRule(RULE, Level.NOTE, {"limit": 1, "helpers": ()}, HERE),
        ),
        (
            RuleSetting(options={"limit": 3}, origin=HERE),
            ActiveRule(RULE, Level.ERROR, {"limit": 3, "helpers": ()}, DEFAULT),
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
