"""What the wrapped tools tell of their rules without checking anything."""

import json
import re
import subprocess
import sys

import pytest

from archcheck.domain.configuration import Configuration, ToolSetting
from archcheck.domain.level import Level
from archcheck.infrastructure.tools.catalogue import known_tools
from archcheck.infrastructure.tools.running.installed_tool_rules import InstalledToolRules
from archcheck.infrastructure.tools.wrapped.ruff.rule_ids import PATTERN
from tests.integration.tools.tool_support import VARIABLES

NOTED = ToolSetting(name="flake8", levels={"F4": Level.NOTE})
RULES = InstalledToolRules(VARIABLES)
CONFIGURATION = Configuration(root="/", tools={"flake8": NOTED})


@pytest.mark.parametrize(
    ("tool", "rule", "name"),
    [
        ("bandit", "B113", "RequestWithoutTimeout"),
        ("black", "black", "Formatting"),
        ("flake8", "F401", "UnusedImport"),
        ("isort", "isort", "ImportOrder"),
        ("mypy", "arg-type", "ArgType"),
        ("pydoclint", "DOC101", "MissingArguments"),
        ("pydoclint", "DOC999", "Docstrings"),
        ("ruff", "F401", "UnusedImport"),
        ("ruff", "X999", "X999"),
        ("ruff", "pytest-fixture-autouse", "PytestFixtureAutouse"),
        ("ruff-format", "ruff-format", "Formatting"),
        ("semgrep", "token-not-verified", "TokenNotVerified"),
        ("xenon", "ARC405", "Complexity"),
    ],
)
def test_should_describe_rule_when_tool_knows_it(tool: str, rule: str, name: str) -> None:
    found = RULES.explain(tool, rule, CONFIGURATION).rule
    assert (found and found.name) == name


RULES_OF_RUFF = RULES.explain("ruff", "F401", CONFIGURATION).rule


def test_should_say_what_a_rule_of_ruff_is_about_when_ruff_explains_it() -> None:
    rule = RULES_OF_RUFF
    told = rule and (rule.description.partition(". ")[0], rule.help_uri, rule.tags)
    page = "https://docs.astral.sh/ruff/rules/unused-import/"
    assert told == ("Checks for unused imports", page, ("Pyflakes",))


def test_should_know_the_ids_of_all_rules_when_ruff_lists_them() -> None:
    asked = (sys.executable, "-P", "-m", "ruff", "rule", "--all", "--output-format", "json")
    listed = json.loads(subprocess.run(asked, capture_output=True, check=True).stdout)
    ids = [rule["code"] for rule in listed if rule["code"]]
    assert [rule for rule in ids if not re.fullmatch(PATTERN, rule)] == []


@pytest.mark.parametrize(("rule", "level"), [("F401", Level.NOTE), ("E501", Level.WARNING)])
def test_should_take_the_project_level_when_it_sets_one(rule: str, level: Level) -> None:
    found = RULES.explain("flake8", rule, CONFIGURATION).rule
    assert (found and found.level) == level


@pytest.mark.parametrize(("tool", "enabled"), [("flake8", True), ("black", False)])
def test_should_say_whether_tool_is_enabled_when_all_its_rules_are_meant(
    tool: str, enabled: bool
) -> None:
    found = RULES.explain(tool, "*", CONFIGURATION)
    assert (found.rule, found.enabled) == (None, enabled)


def test_should_say_how_each_tool_is_silenced_when_a_rule_is_explained() -> None:
    switches = [RULES.explain(tool, "*", CONFIGURATION).own_switch for tool in known_tools()]
    assert all(switches)


def test_should_name_the_tools_that_can_run_when_asked() -> None:
    assert tuple(RULES.id_patterns()) == known_tools()
