"""Tests of the table of tools."""

import json

import pytest

from archcheck.application.ports.tool_inventory import ToolStatus
from archcheck.application.ports.tool_probes import ToolProbe
from archcheck.domain.job import Outcome
from archcheck.shared.configuration import Environment
from tests.unit.interface.cli.command_support import StandIns, archcheck

TOOLS = (
    ToolStatus(
        name="flake8",
        found=True,
        enabled=True,
        optional=False,
        version="7.5.0",
        environment="isolated",
        place="beside archcheck",
        configuration_file=".flake8",
        files=(("source", 3), ("test", 1)),
    ),
    ToolStatus(
        name="mypy",
        found=True,
        enabled=True,
        optional=True,
        place="project",
        interpreter=".venv/bin/python",
    ),
    ToolStatus(
        name="bandit", found=True, enabled=False, optional=False, place="PATH", engine="ruff 1.0"
    ),
    ToolStatus(name="black", found=False, enabled=False, optional=False, reason="not installed"),
)


@pytest.mark.parametrize(
    "line",
    [
        "flake8 yes 7.5.0 isolated 3 source, 1 test beside archcheck .flake8",
        "mypy if installed unknown none nothing project, looking into .venv/bin/python none",
        "bandit no unknown none nothing PATH, with its engine ruff 1.0 none",
        "black no none none nothing not installed none",
    ],
)
def test_should_tell_where_each_tool_is_when_asked(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    archcheck("tools", composition=StandIns(tools=TOOLS, environment=Environment(columns=160)))
    lines = [shown.split() for shown in capsys.readouterr().out.splitlines()]
    assert line.split() in lines


def test_should_tell_everything_when_a_program_asks(capsys: pytest.CaptureFixture[str]) -> None:
    archcheck("tools", "--format", "json", composition=StandIns(tools=TOOLS))
    told = json.loads(capsys.readouterr().out)
    found = (told["schema"], [tool["files"] for tool in told["tools"]])
    assert found == ("archcheck-tools/1", [[["source", 3], ["test", 1]], [], [], []])


LOUD = ToolProbe(name="flake8", outcome=Outcome.COMPLETED, findings=2)
ONCE = ToolProbe(name="black", outcome=Outcome.COMPLETED, findings=1)
SILENT = ToolProbe(name="vulture", outcome=Outcome.COMPLETED)
SKIPPED = ToolProbe(name="safety", outcome=Outcome.SKIPPED, reason="not asked")
FAILED = ToolProbe(name="mypy", outcome=Outcome.FAILED, reason="it crashed", optional=True)
MISSING = ToolProbe(name="ruff", outcome=Outcome.MISSING, reason="not installed", optional=True)
NEEDED = ToolProbe(name="isort", outcome=Outcome.MISSING, reason="not installed")


@pytest.mark.parametrize(
    ("probes", "arguments", "status"),
    [
        ((), (), 0),
        ((LOUD, SKIPPED), ("--strict",), 0),
        ((LOUD, SILENT), (), 0),
        ((LOUD, SILENT), ("--strict",), 1),
        ((SILENT, FAILED), ("--strict",), 3),
        ((FAILED,), (), 3),
        ((MISSING,), (), 0),
        ((MISSING,), ("--strict",), 3),
        ((NEEDED,), (), 3),
        ((SILENT,), ("--format", "json"), 0),
    ],
)
def test_should_answer_with_a_status_when_tools_are_tried(
    probes: tuple[ToolProbe, ...], arguments: tuple[str, ...], status: int
) -> None:
    assert archcheck("tools", "check", *arguments, composition=StandIns(probes=probes)) == status


@pytest.mark.parametrize(
    ("probe", "arguments", "line"),
    [
        (LOUD, (), "flake8  2 complaints"),
        (ONCE, (), "black  1 complaint"),
        (SILENT, (), "vulture  note: says nothing under this configuration"),
        (SILENT, ("--strict",), "vulture  error: says nothing under this configuration"),
        (SKIPPED, (), "safety  skipped: not asked"),
        (FAILED, (), "mypy  failed: it crashed"),
    ],
)
def test_should_say_what_each_tool_says_when_they_are_tried(
    probe: ToolProbe,
    arguments: tuple[str, ...],
    line: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    archcheck("tools", "check", *arguments, composition=StandIns(probes=[probe]))
    assert line.split() in [shown.split() for shown in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("names", "status", "said"),
    [
        (("ruff", "vulture"), 0, "ruff, vulture: installed in /data/tools\n"),
        (("broken",), 3, "archcheck: not installed: broken: no such package\n"),
    ],
)
def test_should_say_where_tools_are_when_they_are_installed(
    names: tuple[str, ...], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = archcheck("tools", "install", *names)
    assert (ended, "".join(capsys.readouterr())) == (status, said)
