"""Tests of what is selected of the gates of several projects."""

import pathlib

import pytest

from tests.integration.many_projects.commands_support import OWN, commands_in

ONE_TOOL = {"amp/pyproject.toml": f"{OWN}\n[tool.archcheck.tools.black]\n"}


@pytest.mark.parametrize(("tool", "expected"), [("black", 1), ("flake8", 2)])
def test_should_take_the_name_of_a_tool_when_one_project_has_it(
    tool: str, expected: int, tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = commands_in(tmp_path, capsys, ONE_TOOL)
    assert commands("check", "--only-rules", "--no-cache", "--no-tool", tool) == expected
