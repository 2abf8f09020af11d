"""The script that runs pylint in its interpreter."""

import pathlib
import runpy
import sys

import pylint.lint
import pytest

from archcheck.infrastructure.tools.wrapped.pylint import checking_script

Run = tuple[list[str], list[str]]


@pytest.fixture
def runs(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> list[Run]:
    """Each start of pylint: its arguments, and the path on which it checks."""
    started: list[Run] = []

    def run(arguments: list[str]) -> None:
        linter = pylint.lint.PyLinter()
        linter.check([])
        started.append((arguments, list(sys.path)))

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    monkeypatch.setattr(pylint.lint, "Run", run)
    monkeypatch.setattr(pylint.lint.PyLinter, "check", lambda linter, files: None)
    monkeypatch.setenv("ARCHCHECK_PLACES", str(tmp_path / "site-packages"))
    return started


def started(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    """Run the script with these arguments."""
    monkeypatch.setattr(sys, "argv", ["script", *arguments])
    runpy.run_path(checking_script.__file__, run_name="__main__")


def test_should_read_arguments_from_a_file_when_they_name_one(
    runs: list[Run], monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    (tmp_path / "paths.txt").write_text("a.py\né.py\n", encoding="utf-8")
    started(monkeypatch, "--jobs=1", f"@{tmp_path}/paths.txt")
    assert [arguments for arguments, _ in runs] == [["--jobs=1", "a.py", "é.py"]]


@pytest.mark.parametrize("alone", [False, True])
def test_should_see_what_is_installed_beside_it_when_it_has_no_environment(
    runs: list[Run], monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path, alone: bool
) -> None:
    if alone:
        monkeypatch.setenv("ARCHCHECK_ALONE", "1")
    started(monkeypatch)
    installed = [entry for entry in runs[0][1] if entry.endswith("site-packages")]
    assert (installed[0], len(installed) == 1) == (str(tmp_path / "site-packages"), alone)
