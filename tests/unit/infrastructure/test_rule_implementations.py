"""Rules, their code and the tools held against each other."""

import dataclasses
import pathlib
from collections.abc import Sequence

import pytest

from archcheck.application.ports.rule_catalogue import RuleCatalogue
from archcheck.domain.plugin import Plugin
from archcheck.domain.problem import UsageProblems
from archcheck.domain.rule import RuleDefinition
from archcheck.infrastructure.architecture.contracts.catalogue import contract_type, known_types
from archcheck.infrastructure.architecture.layout.catalogue import known_types as layout_types
from archcheck.infrastructure.architecture.layout.catalogue import layout_type
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from archcheck.infrastructure.decoding.decoder import field_names
from archcheck.infrastructure.rule_implementations import (
    CHECKERS,
    CODE,
    LAYOUT,
    TOOLS,
    ImplementedRules,
    contract_type_problems,
    layout_type_problems,
    implementation_problems,
    options_type,
)

RULES = PageRuleCatalogue().rules()
BY_NAME = {rule.name: rule for rule in RULES}


class FixedRules(RuleCatalogue):
    """Knows these rules."""

    def __init__(self, *rules: RuleDefinition) -> None:
        """Take the rules."""
        self._rules = rules

    def rules(self, plugins: Sequence[Plugin] = ()) -> tuple[RuleDefinition, ...]:
        """The rules."""
        return self._rules


def half_built(directory: pathlib.Path, *names: str) -> pathlib.Path:
    """A folder of code with these files."""
    for name in names:
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return directory


def messages(rules: Sequence[RuleDefinition], code: pathlib.Path) -> list[str]:
    """What is said to be missing."""
    return [problem.message for problem in implementation_problems(rules, code)]


def test_should_find_nothing_missing_when_archcheck_is_whole() -> None:
    assert ImplementedRules(PageRuleCatalogue()).rules() == RULES


def test_should_refuse_to_start_when_a_rule_has_no_page() -> None:
    with pytest.raises(UsageProblems, match="no-comments has code and no page"):
        ImplementedRules(FixedRules()).rules()


@pytest.mark.parametrize(
    ("name", "family", "expected"),
    [
        ("no-comments", "conventions", ["the rule no-comments has a page and no code"]),
        (
            "one-assertion-per-test",
            "tests",
            ["the rule one-assertion-per-test has a page and no code"],
        ),
        (
            "missing-package-init",
            "layout",
            ["the rule missing-package-init has a page and no code"],
        ),
        ("no-comments", "comments", ["the rule no-comments is of the unknown family comments"]),
        ("layer-dependency", "dependencies", []),
        ("internal-error", "gate", []),
    ],
)
def test_should_miss_code_when_a_page_promises_it(
    name: str, family: str, expected: list[str], tmp_path: pathlib.Path
) -> None:
    rule = dataclasses.replace(BY_NAME[name], family=family)
    assert messages([rule], tmp_path) == expected


@pytest.mark.parametrize(("name", "tool"), [("no-comments", "ruff"), ("missing-docstring", "")])
def test_should_refuse_a_page_when_its_code_says_another_who_judges(name: str, tool: str) -> None:
    rules = [*(rule for rule in RULES if rule.name != name)]
    changed = dataclasses.replace(BY_NAME[name], tool=tool)
    assert messages([*rules, changed], CODE) == [
        f"the page of the rule {name} and its code differ in which tool judges"
    ]


@pytest.mark.parametrize("folder", [CHECKERS, LAYOUT])
def test_should_miss_a_page_when_code_has_none(folder: str, tmp_path: pathlib.Path) -> None:
    code = half_built(tmp_path, f"{folder}/new_rule.py", f"{folder}/__init__.py")
    assert messages([], code) == ["the rule new-rule has code and no page"]


def test_should_miss_a_part_when_a_tool_lacks_it(tmp_path: pathlib.Path) -> None:
    code = half_built(tmp_path, f"{TOOLS}/new/__init__.py", f"{TOOLS}/new/adapter.py")
    assert messages([], code) == [
        "the tool new has no options.toml",
        "the tool new has no rule_ids.py",
    ]


@pytest.mark.parametrize("name", known_types())
def test_should_have_a_page_that_runs_when_a_contract_type_exists(name: str) -> None:
    assert list(contract_type_problems(name, contract_type(name).rule, RULES)) == []


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ((), ["the contract type new has no page rules/dependencies/no-comments.md"]),
        (
            (BY_NAME["no-comments"],),
            ["the contract type new never runs: its rule no-comments is opt-in"],
        ),
    ],
)
def test_should_refuse_a_contract_type_when_it_would_judge_nothing(
    rules: tuple[RuleDefinition, ...], expected: list[str]
) -> None:
    found = contract_type_problems("new", "no-comments", rules)
    assert [problem.message for problem in found] == expected


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_should_describe_each_option_when_code_declares_it(rule: RuleDefinition) -> None:
    described = {option.name for option in rule.options}
    assert described == set(field_names(options_type(rule)))


@pytest.mark.parametrize("name", layout_types())
def test_should_have_a_page_that_runs_when_a_layout_rule_type_exists(name: str) -> None:
    assert list(layout_type_problems(name, layout_type(name).rule, RULES)) == []


def test_should_refuse_a_layout_rule_type_when_it_would_judge_nothing() -> None:
    found = layout_type_problems("new", "no-page", RULES)
    assert [problem.message for problem in found] == [
        "the layout rule type new has no page rules/layout/no-page.md"
    ]
