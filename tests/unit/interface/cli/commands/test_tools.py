"""Tests of the table of tools."""

import pytest

from archcheck.application.ports.tool_inventory import ToolStatus
from archcheck.shared.configuration import Environment
from tests.unit.interface.cli.command_support import StandIns, archcheck

TOOLS = (
    ToolStatus(
        name="flake8",
        found=True,
        enabled=True,
        optional=False,
        version="7.5.0",
        place="beside archcheck",
        configuration_file=".flake8",
    ),
    ToolStatus(
        name="mypy",
        found=True,
        enabled=True,
        optional=True,
        place="project",
        interpreter=".venv/bin/python",
    ),
    ToolStatus(name="black", found=False, enabled=False, optional=False, reason="not installed"),
)


@pytest.mark.parametrize(
    "line",
    [
        "flake8 yes 7.5.0 beside archcheck .flake8",
        "mypy if installed unknown project, looking into .venv/bin/python none",
        "black no unknown not installed none",
    ],
)
def test_should_tell_where_each_tool_is_when_asked(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    archcheck("tools", composition=StandIns(tools=TOOLS, environment=Environment(columns=120)))
    lines = [shown.split() for shown in capsys.readouterr().out.splitlines()]
    assert line.split() in lines
