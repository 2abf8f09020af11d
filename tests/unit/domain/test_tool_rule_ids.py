"""Tests of ids that tell their tool."""

import pytest

from archcheck.domain.tool_rule_ids import full_name

TOOLS = ("bandit", "flake8", "mypy", "xenon")


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("E501", "flake8:E501"),
        ("B101", "bandit:B101"),
        ("B901", "flake8:B901"),
        ("ARC405", "xenon:ARC405"),
        ("arg-type", "mypy:arg-type"),
        ("ARC404", ""),
        ("arg-typ", ""),
        ("E5", ""),
    ],
)
def test_should_name_the_tool_when_only_it_has_such_ids(rule: str, name: str) -> None:
    assert full_name(rule, TOOLS) == name


def test_should_name_no_tool_when_it_is_not_here() -> None:
    assert full_name("arg-type", ("flake8",)) == ""
