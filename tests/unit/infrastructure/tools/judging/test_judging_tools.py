"""Tests of what judging tools are told."""

import dataclasses
import pathlib
from collections.abc import Mapping

import pytest

from archcheck.domain.activation import ActiveRule, RulePlan
from archcheck.domain.configuration import (
    DEFAULT,
    Configuration,
    Override,
    RuleSetting,
    ToolSetting,
)
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.project import Role
from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from archcheck.infrastructure.tools.catalogue import known_tools
from archcheck.infrastructure.tools.judging.judged_rule import judged_rule
from archcheck.infrastructure.tools.judging.judging_tools import judging_tools, with_judge
from archcheck.infrastructure.tools.judging.rules.docstring_style import USUAL
from tests.unit.infrastructure.checkers.planning_support import active, inspection_of

DEFINITIONS = {rule.name: rule for rule in PageRuleCatalogue().rules() if rule.tool}
ANNOTATIONS, DOCSTRINGS, STYLE = "missing-annotation", "missing-docstring", "docstring-style"


def on(name: str, **options: OptionValue) -> ActiveRule:
    return ActiveRule(DEFINITIONS[name], Level.WARNING, options, DEFAULT)


def inspection(
    *rules: ActiveRule, tool: ToolSetting | None = None, root: pathlib.Path | None = None
) -> Inspection:
    looked_at = inspection_of(rules=rules, root=str(root or "/nowhere"))
    tools = {tool.name: tool} if tool else {}
    configuration = dataclasses.replace(looked_at.configuration, tools=tools)
    return dataclasses.replace(looked_at, configuration=configuration)


def setting(looked_at: Inspection) -> ToolSetting:
    ((tool, judged),) = judging_tools(looked_at).items()
    return with_judge(tool, judged, looked_at).tools[tool]


def test_should_name_a_tool_that_is_wrapped_when_a_page_names_one() -> None:
    assert {rule.tool for rule in DEFINITIONS.values()}.issubset(known_tools())


def test_should_group_the_rules_by_their_tools_when_they_run() -> None:
    rules = (on(DOCSTRINGS), on(STYLE), on(ANNOTATIONS), active("no-comments"))
    found = judging_tools(inspection(*rules))
    assert {tool: list(judged) for tool, judged in found.items()} == {
        "ruff": [ANNOTATIONS, DOCSTRINGS],
        "pydoclint": [STYLE],
    }


@pytest.mark.parametrize(
    ("rules", "args", "roles"),
    [
        (
            (ANNOTATIONS, DOCSTRINGS),
            ("--extend-select=ANN0,ANN1,ANN2", "--extend-select=D1"),
            (Role.SOURCE, Role.TEST),
        ),
        ((DOCSTRINGS,), ("--extend-select=D1",), (Role.SOURCE,)),
        ((STYLE,), USUAL, (Role.SOURCE,)),
    ],
)
def test_should_be_told_what_the_rules_need_when_it_is_no_part_of_the_gate(
    rules: tuple[str, ...], args: tuple[str, ...], roles: tuple[Role, ...]
) -> None:
    found = setting(inspection(*map(on, rules)))
    assert (found.enabled, found.args, found.on) == (True, args, roles)


def test_should_be_told_the_same_beside_when_the_gate_has_it() -> None:
    gate = ToolSetting(
        name="ruff",
        enabled=False,
        optional=True,
        args=("--isolated",),
        pack_args=("--isolated",),
        levels={"ANN": Level.OFF},
        program="bin/ruff",
        on=(Role.TEST,),
    )
    assert setting(inspection(on(DOCSTRINGS), tool=gate)) == dataclasses.replace(
        gate,
        enabled=True,
        optional=False,
        args=("--isolated", "--extend-select=D1"),
        levels={},
        on=(Role.SOURCE,),
    )


@pytest.mark.parametrize(
    ("style", "args", "text", "expected"),
    [
        ("", (), "", USUAL),
        ("", ("--style=numpy",), "", ("--style=numpy",)),
        ("", (), "[tool.pydoclint]\n", ()),
        ("", (), "[tool.pydoc]\n", USUAL),
        ("sphinx", (), "", (*USUAL, "--check-style-mismatch=True", "--style=sphinx")),
        (
            "sphinx",
            ("--style=numpy",),
            "",
            ("--style=numpy", "--check-style-mismatch=True", "--style=sphinx"),
        ),
        (
            "google",
            (),
            "[tool.pydoclint]\n",
            ("--check-style-mismatch=True", "--style=google"),
        ),
    ],
)
def test_should_have_the_style_of_the_project_when_nothing_else_is_said(
    style: str, args: tuple[str, ...], text: str, expected: tuple[str, ...], tmp_path: pathlib.Path
) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    gate = ToolSetting(name="pydoclint", args=args)
    found = setting(inspection(on(STYLE, style=style), tool=gate, root=tmp_path))
    assert found.args == expected


def test_should_have_the_style_of_an_override_when_only_that_switches_it_on() -> None:
    options: Mapping[str, OptionValue] = {"style": "numpy"}
    override = Override(
        paths=("src/**",),
        rules={STYLE: RuleSetting(level=Level.ERROR, options=options)},
        origin=DEFAULT,
    )
    configuration = Configuration(root="/nowhere", overrides=(override,))
    off = dataclasses.replace(on(STYLE), level=Level.OFF)
    plan = RulePlan({STYLE: off}, configuration, lambda pattern, path: True)
    looked_at = dataclasses.replace(inspection_of(), configuration=configuration, rules=plan)
    assert setting(looked_at).args[-1] == "--style=numpy"


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        (ANNOTATIONS, "ANN001", True),
        (ANNOTATIONS, "ANN206", True),
        (ANNOTATIONS, "ANN401", False),
        (DOCSTRINGS, "D107", True),
        (DOCSTRINGS, "D200", False),
        (STYLE, "DOC101", True),
        (STYLE, "DOC003", True),
        (STYLE, "DOC002", False),
        (STYLE, "DOC107", False),
        (STYLE, "DOC111", False),
    ],
)
def test_should_be_meant_when_the_tool_finds_what_the_rule_is_about(
    name: str, code: str, expected: bool
) -> None:
    assert judged_rule(DEFINITIONS[name]).is_called(code) is expected
