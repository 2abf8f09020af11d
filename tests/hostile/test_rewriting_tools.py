"""Tools that could rewrite a project leave it alone, whatever it says to them."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import project
from tests.hostile.test_trust import HEAD, archcheck, is_refused

REWRITING = """
[tool.archcheck.tools.ruff]
[tool.archcheck.tools.ruff-format]
[tool.archcheck.tools.isort]
[tool.archcheck.tools.pydoclint]
[tool.ruff]
fix = true
fix-only = true
unsafe-fixes = true
cache-dir = "kept"
[tool.isort]
overwrite_in_place = true
[tool.pydoclint]
style = "google"
baseline = "baseline.txt"
generate-baseline = true
auto-regenerate-baseline = true
"""
UGLY = "import sys, os\nx  = {}\n"


def contents(root: pathlib.Path) -> dict[str, bytes]:
    """Every file of a project but what archcheck itself keeps."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in files
        if not path.relative_to(root).parts[0].startswith(".archcheck")
    }


def test_should_change_no_file_when_tools_are_told_to(tmp_path: pathlib.Path) -> None:
    root = project(tmp_path / "clone", f"{HEAD}{REWRITING}", shop=UGLY)
    (root / "baseline.txt").write_text("", encoding="utf-8")
    before = contents(root)
    run = archcheck(root, "check")
    rules = {rule for rule in ("ruff:F401", "ruff-format:", "isort:") if rule in run.out}
    assert (rules, contents(root)) == ({"ruff:F401", "ruff-format:", "isort:"}, before)


@pytest.mark.parametrize(
    "tables",
    [
        "[tool.archcheck.tools.ruff]\n[tool.ruff]\nextend = '../ruff.toml'\n",
        "[tool.archcheck.tools.isort]\n[tool.isort]\nsrc_paths = ['../lib']\n",
        "[tool.archcheck.tools.pydoclint]\n[tool.pydoclint]\nbaseline = '../b.txt'\n",
    ],
)
def test_should_refuse_settings_when_they_leave_the_tree(
    tmp_path: pathlib.Path, tables: str
) -> None:
    root = project(tmp_path / "clone", f"{HEAD}{tables}", shop="")
    assert is_refused(archcheck(root, "check"))
