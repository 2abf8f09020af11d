"""The tables of the tools."""

import pytest

from archcheck.domain.configuration import Origin, ToolSetting
from archcheck.domain.level import Level
from archcheck.domain.project import Role
from archcheck.infrastructure.configuration.merging import build
from archcheck.infrastructure.decoding.decoder import Options
from tests.unit.infrastructure.configuration.configuration_support import (
    fragment_of,
    problems_in,
)

WHOLE = """
[tools.mypy]
enabled = false
optional = true
args = ["--strict"]
extra_args = ["--pretty"]
environment = "project"
on = ["source"]
timeout = 60
levels = { arg-type = "off" }
program = "mypy"
python = "venv/bin/python"
"""


def test_should_read_every_key_when_table_is_whole() -> None:
    """Extra arguments come after the others."""
    assert build(fragment_of(WHOLE)).tools["mypy"] == ToolSetting(
        name="mypy",
        enabled=False,
        optional=True,
        args=("--strict", "--pretty"),
        environment="project",
        on=(Role.SOURCE,),
        timeout=60.0,
        levels={"arg-type": Level.OFF},
        program="mypy",
        python="venv/bin/python",
        origin=Origin("archcheck.toml", "tools.mypy", 2),
        options=Options(),
    )


def test_should_make_the_tool_part_of_the_gate_when_table_is_empty() -> None:
    """Everything is as the tool's adapter has it."""
    assert build(fragment_of("[tools.mypy]")).tools == {
        "mypy": ToolSetting(
            name="mypy", origin=Origin("archcheck.toml", "tools.mypy", 1), options=Options()
        )
    }


def test_should_keep_the_line_when_level_of_a_tool_rule_is_stated() -> None:
    """Levels merge key by key."""
    text = '[tools.mypy.levels]\narg-type = "off"\n'
    origin = fragment_of(text).values[("tools", "mypy", "levels", "arg-type")].origin
    assert origin == Origin("archcheck.toml", "tools.mypy.levels.arg-type", 2)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("tools = 3", "tools: expected a table, got 3"),
        (
            "tools.mypy = true",
            "tools.mypy: expected a table, got true\n  write mypy = { enabled = true }",
        ),
        (
            "tools.mypy = false",
            "tools.mypy: expected a table, got false\n  write mypy = { enabled = false }",
        ),
        ("tools.mypy = 3", "tools.mypy: expected a table, got 3"),
        ("tools.mypi = {}", 'tools.mypi: unknown tool "mypi"\n  did you mean "mypy"?'),
        ("tools.zzz = {}", 'tools.zzz: unknown tool "zzz"\n  tools here: flake8, mypy'),
        ("tools.ruff = {}", 'tools.ruff: unknown tool "ruff"\n  tools here: flake8, mypy'),
        ("tools.mypy.arg = []", 'tools.mypy.arg: unknown key\n  did you mean "args"?'),
        (
            'tools.mypy.args = "--strict"',
            'tools.mypy.args: expected a list of strings, got "--strict"',
        ),
        (
            "tools.mypy.timeout = 0",
            "tools.mypy.timeout: expected a number of seconds above 0, got 0",
        ),
        (
            "tools.mypy.timeout = inf",
            "tools.mypy.timeout: expected a number of seconds above 0, got inf",
        ),
        ("tools.mypy.on = []", 'tools.mypy.on: expected a list of "source" and "test", got []'),
        (
            'tools.mypy.on = ["tests"]',
            'tools.mypy.on[0]: expected "source" or "test", got "tests"\n  did you mean "test"?',
        ),
        (
            'tools.mypy.environment = "paths"',
            'tools.mypy.environment: expected "project", "isolated" or "path", got "paths"\n'
            '  did you mean "path"?',
        ),
        ("tools.mypy.levels = 3", "tools.mypy.levels: expected a table, got 3"),
        (
            'tools.mypy.levels.x = "of"',
            'tools.mypy.levels.x: expected "error", "warning", "note" or "off", got "of"\n'
            '  did you mean "off"?',
        ),
    ],
)
def test_should_name_the_problem_when_setting_is_wrong(text: str, problem: str) -> None:
    """Key path, expectation, value and the nearest known name."""
    assert problems_in(text) == [f"archcheck.toml: {problem}"]
