"""Tests of what is printed about rules of tools."""

import pytest

from archcheck.application.ports.tool_rules import ToolRuleExplanation
from archcheck.domain.level import Level
from archcheck.domain.rule import ToolRule
from archcheck.interface.cli.tool_rule_page import tool_rule_lines

RULE = ToolRule(id="F401", name="Unused", summary="Unused.", level=Level.WARNING)
DESCRIBED = ToolRule(
    id="F401",
    name="Unused",
    summary="Unused.",
    level=Level.WARNING,
    description="Nobody uses it.",
    help_uri="https://flake8.example/F401",
)


def lines(rule: ToolRule | None) -> list[str]:
    explanation = ToolRuleExplanation(
        tool="flake8",
        rule=rule,
        enabled=True,
        homepage="https://flake8.example/",
        own_switch="ignore = F401",
    )
    return list(tool_rule_lines(explanation))


@pytest.mark.parametrize(
    ("rule", "about"),
    [
        (RULE, ["Unused.", "", "Documentation: https://flake8.example/"]),
        (
            DESCRIBED,
            ["Unused.", "", "Nobody uses it.", "", "Documentation: https://flake8.example/F401"],
        ),
    ],
)
def test_should_tell_all_that_is_known_when_tool_describes_its_rule(
    rule: ToolRule, about: list[str]
) -> None:
    assert lines(rule)[3:-5] == about


def test_should_say_how_to_leave_the_tool_out_when_every_rule_is_meant() -> None:
    assert lines(None) == [
        "flake8:*",
        "Every rule of the tool flake8.",
        "",
        "Documentation: https://flake8.example/",
        "",
        "Ignore one place with:  # archcheck: ignore[flake8:*] <reason>",
        'Waive it for a path in: [[tool.archcheck.waivers]] with rule = "flake8:*"',
        "Leave the tool out with: [tool.archcheck.tools.flake8] enabled = false",
    ]
