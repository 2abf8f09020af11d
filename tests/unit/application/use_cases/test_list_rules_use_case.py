"""Tests of the table of rules."""

import pytest

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.use_cases.list_rules_use_case import ListRulesUseCase, RuleStatus
from archcheck.domain.configuration import DEFAULT, Configuration, Origin, RuleSetting
from archcheck.domain.level import Level
from tests.unit.application.checking.checking_support import FixedCatalogue, FixedConfigurations

PACK = Origin("pack team", "rules.no-comments", 3)
HERE = ConfigurationRequest(directory="/shop")


def statuses(**rules: RuleSetting) -> dict[str, RuleStatus]:
    settings = {name.replace("_", "-"): setting for name, setting in rules.items()}
    configurations = FixedConfigurations(Configuration(root="/shop", rules=settings))
    listed = ListRulesUseCase(FixedCatalogue(), configurations).execute(HERE)
    return {status.definition.name: status for status in listed}


def test_should_list_every_rule_when_some_are_off() -> None:
    assert [status.definition.code for status in statuses().values()] == [
        rule.code for rule in FixedCatalogue().rules()
    ]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (RuleSetting(level=Level.WARNING, origin=PACK), (Level.WARNING, PACK)),
        (RuleSetting(level=Level.OFF, origin=PACK), (Level.OFF, PACK)),
        (RuleSetting(options={"limit": 1}), (Level.ERROR, DEFAULT)),
    ],
)
def test_should_tell_level_and_who_set_it_when_configured(
    setting: RuleSetting, expected: tuple[Level, Origin]
) -> None:
    status = statuses(no_comments=setting)["no-comments"]
    assert (status.level, status.origin) == expected


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("no-comments", Level.OFF),
        ("layer-dependency", Level.ERROR),
        ("unused-waiver", Level.ERROR),
    ],
)
def test_should_tell_what_applies_when_nobody_has_said_anything(name: str, level: Level) -> None:
    status = statuses()[name]
    assert (status.level, status.origin) == (level, DEFAULT)
