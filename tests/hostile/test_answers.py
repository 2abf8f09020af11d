"""Tools that answer with bombs cost themselves, never the gate."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import BARE, program, project
from tests.hostile.hostile_support import limited, said

DEEP = "print('[' * 100_000)\n"


@pytest.mark.parametrize("tool", ["bandit", "mypy"])
def test_should_fail_the_tool_when_its_answer_is_too_deep(
    tmp_path: pathlib.Path, tool: str
) -> None:
    root = project(tmp_path / "clone", f"{BARE}[tool.archcheck.tools.{tool}]\n")
    table = f'program = "{program(tmp_path, tool, DEEP)}"\n'
    with (root / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(table)
    status, text = said(limited(root, "--no-cache", ARCHCHECK_TRUST_PROJECT="1"))
    assert (status, "nested more than 200 levels deep" in text) == (3, True)
