"""Tests of what the command line leaves of the gate."""

import dataclasses

import pytest

from archcheck.application.checking.selection import Selection
from archcheck.domain.configuration import (
    DEFAULT,
    Configuration,
    ContractDeclaration,
    Override,
    RuleSetting,
    ToolSetting,
)
from archcheck.domain.level import Level
from archcheck.domain.rule_names import RuleNames
from tests.unit.application.judging.policy_support import RULES, finding, rule
from tests.unit.refusal_support import refusal

NAMES = RuleNames(RULES, {"bandit": "", "black": "", "flake8": "", "mypy": ""})
GATE = ["unparsable-file", "unused-waiver", "expired-waiver", "invalid-ignore"]
CONFIGURATION = Configuration(
    root="/shop",
    rules={"no-comments": RuleSetting(level=Level.WARNING)},
    tools={
        "flake8": ToolSetting(name="flake8"),
        "mypy": ToolSetting(name="mypy"),
        "bandit": ToolSetting(name="bandit", enabled=False),
    },
)

JUDGED = dataclasses.replace(rule("judged", "CNV198", "conventions"), tool="ruff")
JUDGED_NAMES = RuleNames((*RULES, JUDGED), {"mypy": "", "ruff": ""})
ON = RuleSetting(level=Level.WARNING)
WITH_JUDGE = dataclasses.replace(CONFIGURATION, rules={"no-comments": ON, "judged": ON})
UNJUDGED = "--select: judged is judged by ruff, which is left out\n  see --tool and --no-tool"


def active(selection: Selection, configuration: Configuration = CONFIGURATION) -> list[str]:
    names = selection.rules(RULES, configuration)
    return [name for name in names if name not in GATE]


def tools(selection: Selection) -> list[str]:
    chosen = selection.configured_tools(CONFIGURATION).tools.values()
    return [tool.name for tool in chosen if tool.runs]


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        (Selection(), ["layer-dependency", "no-comments"]),
        (Selection(select=("CNV",)), ["no-comments"]),
        (Selection(select=("string-comment",)), ["string-comment"]),
        (Selection(select=("CNV102",)), ["string-comment"]),
        (Selection(select=("flake8:*",)), []),
        (Selection(ignore=("dependencies",)), ["no-comments"]),
        (Selection(only_tools=True), []),
        (Selection(family="dependencies"), ["layer-dependency"]),
        (Selection(family="structure"), []),
        (Selection(only_rules=True), ["layer-dependency", "no-comments"]),
    ],
)
def test_should_choose_rules_when_command_line_wishes(
    selection: Selection, names: list[str]
) -> None:
    assert active(selection) == names


def test_should_leave_rule_out_when_switched_off() -> None:
    off = Configuration(root="/", rules={"layer-dependency": RuleSetting(level=Level.OFF)})
    assert active(Selection(), off) == []


OVERRIDE = Override(
    paths=("src/**",), rules={"string-comment": RuleSetting(level=Level.NOTE)}, origin=DEFAULT
)


@pytest.mark.parametrize("rules", [{}, {"string-comment": RuleSetting(level=Level.OFF)}])
def test_should_be_off_elsewhere_when_an_override_switches_a_rule_on(
    rules: dict[str, RuleSetting],
) -> None:
    configuration = Configuration(root="/", rules=rules, overrides=(OVERRIDE,))
    assert Selection().rules(RULES, configuration)["string-comment"].level is Level.OFF


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        (Selection(), ["layer-dependency", "string-comment"]),
        (Selection(select=("CNV",)), ["string-comment"]),
        (Selection(select=("dependencies",)), ["layer-dependency"]),
        (Selection(ignore=("CNV102",)), ["layer-dependency"]),
        (Selection(only_tools=True), []),
    ],
)
def test_should_leave_rule_out_when_command_line_is_against_its_override(
    selection: Selection, names: list[str]
) -> None:
    assert active(selection, Configuration(root="/", overrides=(OVERRIDE,))) == names


@pytest.mark.parametrize(
    ("rule", "level", "expected"),
    [
        ("layer-dependency", Level.ERROR, ["layer-dependency"]),
        ("layer-dependency", Level.OFF, []),
        ("layer-dependency", None, []),
        ("forbidden-dependency", Level.ERROR, []),
    ],
)
def test_should_keep_rule_that_is_off_when_a_contract_has_its_own_level(
    rule: str, level: Level | None, expected: list[str]
) -> None:
    declaration = ContractDeclaration(
        name="c", type="layers", origin=DEFAULT, rule=rule, level=level
    )
    rules = {"layer-dependency": RuleSetting(level=Level.OFF)}
    configuration = Configuration(root="/", contracts=(declaration,), rules=rules)
    assert active(Selection(), configuration) == expected


def test_should_leave_rule_out_when_command_line_ignores_it_in_spite_of_a_contract() -> None:
    declaration = ContractDeclaration(
        name="c", type="layers", origin=DEFAULT, rule="layer-dependency", level=Level.ERROR
    )
    configuration = Configuration(root="/", contracts=(declaration,))
    assert "layer-dependency" not in active(Selection(ignore=("ARC",)), configuration)


def test_should_use_configured_level_when_rule_runs() -> None:
    rules = Selection().rules(RULES, CONFIGURATION)
    assert rules["no-comments"].level is Level.WARNING


@pytest.mark.parametrize(
    "selection", [Selection(only_tools=True), Selection(select=("CNV",), ignore=("gate",))]
)
def test_should_keep_rules_of_the_gate_when_deselected(selection: Selection) -> None:
    assert set(GATE) <= set(selection.rules(RULES, CONFIGURATION))


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        (Selection(), ["flake8", "mypy"]),
        (Selection(tools=("mypy",)), ["mypy"]),
        (Selection(without_tools=("mypy",)), ["flake8"]),
        (Selection(only_rules=True), []),
        (Selection(only_rules=True, tools=("mypy",)), ["mypy"]),
        (Selection(only_tools=True), ["flake8", "mypy"]),
        (Selection(select=("flake8:F841",)), ["flake8"]),
        (Selection(select=("CNV",)), []),
    ],
)
def test_should_choose_tools_when_command_line_wishes(
    selection: Selection, names: list[str]
) -> None:
    assert tools(selection) == names


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (Selection(), True),
        (Selection(ignore=("flake8:F841",)), False),
        (Selection(ignore=("flake8:F401",)), True),
        (Selection(select=("flake8:F401",)), False),
        (Selection(select=("flake8:F841", "CNV")), True),
        (Selection(select=("CNV",), tools=("flake8",)), True),
    ],
)
def test_should_keep_finding_of_tool_when_wanted(selection: Selection, kept: bool) -> None:
    assert selection.keeps(finding("F841", analyzer="flake8"), NAMES) is kept


def test_should_keep_own_finding_when_its_rule_has_run() -> None:
    assert Selection(ignore=("no-comments",)).keeps(finding(), NAMES)


@pytest.mark.parametrize(
    ("selection", "text"),
    [
        (
            Selection(select=("no-coments",)),
            '--select: unknown rule "no-coments"\n  did you mean "no-comments"?',
        ),
        (Selection(ignore=("zzzz",)), '--ignore: unknown rule "zzzz"'),
        (
            Selection(tools=("mypi",)),
            '--tool: "mypi" is no tool of this gate\n  did you mean "mypy"?',
        ),
        (
            Selection(without_tools=("semgrep",)),
            '--no-tool: "semgrep" is no tool of this gate\n  tools here: flake8, mypy',
        ),
        (
            Selection(tools=("black",)),
            '--tool: "black" is no tool of this gate\n  add [tool.archcheck.tools.black]',
        ),
        (
            Selection(select=("bandit:B101", "bandit:*")),
            "--select: bandit is not part of this gate\n"
            "  set enabled = true in [tool.archcheck.tools.bandit]",
        ),
        (
            Selection(select=("CNV101", "black:reformat")),
            "--select: black is not part of this gate\n  add [tool.archcheck.tools.black]",
        ),
        (
            Selection(only_rules=True, only_tools=True),
            "--only-rules and --only-tools exclude each other",
        ),
    ],
)
def test_should_refuse_wish_when_it_means_nothing(selection: Selection, text: str) -> None:
    assert refusal(lambda: selection.check(NAMES, CONFIGURATION)) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("no-comments", "no-comments is off here\n  switch it on"),
        ("CNV101", "no-comments is off here\n  switch it on"),
        ("ARC1", "layer-dependency is off here\n  switch it on"),
        ("conventions", "every rule of conventions is off here\n  switch one on"),
    ],
)
def test_should_refuse_to_select_when_every_rule_of_the_name_is_off(name: str, text: str) -> None:
    off = RuleSetting(level=Level.OFF)
    rules = {"no-comments": off, "layer-dependency": off}
    selection = Selection(select=(name, "gate"))
    assert refusal(lambda: selection.check(NAMES, Configuration(root="/", rules=rules))) == (
        f"--select: {text} under [tool.archcheck.rules]"
    )


@pytest.mark.parametrize("name", ["string-comment", "CNV102", "CNV", "dependencies", "gate", "ARC"])
def test_should_select_when_a_rule_of_the_name_is_on_somewhere(name: str) -> None:
    rules = {"no-comments": RuleSetting(level=Level.OFF)}
    configuration = Configuration(root="/", rules=rules, overrides=(OVERRIDE,))
    assert refusal(lambda: Selection(select=(name,)).check(NAMES, configuration)) == ""


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), ["layer-dependency", "no-comments", "judged"]),
        (Selection(tools=("ruff",)), ["layer-dependency", "no-comments", "judged"]),
        (Selection(tools=("mypy",)), ["layer-dependency", "no-comments"]),
        (Selection(without_tools=("ruff",)), ["layer-dependency", "no-comments"]),
        (Selection(without_tools=("ruff",), tools=("ruff",)), ["layer-dependency", "no-comments"]),
        (Selection(without_tools=("mypy",), select=("judged",)), ["judged"]),
        (Selection(only_rules=True), ["layer-dependency", "no-comments"]),
        (Selection(only_rules=True, tools=("ruff",), select=("CNV198",)), ["judged"]),
        (Selection(only_tools=True), []),
        (Selection(ignore=("judged",)), ["layer-dependency", "no-comments"]),
    ],
)
def test_should_leave_a_rule_out_when_the_tool_that_judges_it_may_not_run(
    selection: Selection, expected: list[str]
) -> None:
    names = selection.rules((*RULES, JUDGED), WITH_JUDGE)
    assert [name for name in names if name not in GATE] == expected


@pytest.mark.parametrize(
    ("selection", "text"),
    [
        (Selection(select=("judged",), only_rules=True), UNJUDGED),
        (Selection(select=("CNV198",), without_tools=("ruff",)), UNJUDGED),
        (Selection(select=("CNV",), without_tools=("ruff",)), ""),
        (Selection(select=("judged",), only_rules=True, tools=("ruff",)), ""),
        (Selection(without_tools=("ruff",)), ""),
    ],
)
def test_should_refuse_to_select_when_the_tool_that_judges_may_not_run(
    selection: Selection, text: str
) -> None:
    assert refusal(lambda: selection.check(JUDGED_NAMES, WITH_JUDGE)) == text


def test_should_not_raise_when_every_name_is_known() -> None:
    Selection(select=("CNV101", "flake8:F841"), tools=("flake8",)).check(NAMES, CONFIGURATION)


@pytest.mark.parametrize(
    ("selection", "partial"), [(Selection(), False), (Selection(only_rules=True), True)]
)
def test_should_be_partial_when_anything_is_left_out(selection: Selection, partial: bool) -> None:
    assert selection.is_partial is partial
