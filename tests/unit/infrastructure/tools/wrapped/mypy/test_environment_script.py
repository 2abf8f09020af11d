"""Tests of the script that tells mypy where packages lie."""

import pathlib
import runpy
import sys

import pytest
from mypy import __main__, pyinfo

from archcheck.infrastructure.tools.wrapped.mypy import environment_script

SCRIPT = pathlib.Path(environment_script.__file__)


@pytest.mark.parametrize(("told", "found"), [("/a:/b", ["/a", "/b"]), ("", [])])
def test_should_search_where_archcheck_says_when_asked(
    monkeypatch: pytest.MonkeyPatch, told: str, found: list[str]
) -> None:
    monkeypatch.setenv("ARCHCHECK_SITE_PACKAGES", told)
    assert environment_script.searched() == ([], found)


@pytest.mark.parametrize(
    ("told", "expected"),
    [("", []), ("3.12", ["--python-version", "3.12"]), ("3.4", [])],
)
def test_should_start_mypy_with_its_own_python_when_run(
    monkeypatch: pytest.MonkeyPatch, told: str, expected: list[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(__main__, "console_entry", lambda: started.append(sys.argv[1:]))
    monkeypatch.setattr(pyinfo, "getsearchdirs", pyinfo.getsearchdirs)
    monkeypatch.setattr(sys, "argv", ["mypy", "src"])
    monkeypatch.setenv("ARCHCHECK_PYTHON_VERSION", told)
    runpy.run_path(str(SCRIPT), run_name="__main__")
    assert started == [["--python-executable", sys.executable, *expected, "src"]]
