"""Tests of `--stdin-filename`."""

import io
import os
import pathlib
import sys

import pytest

from archcheck.domain.project import Unsaved
from archcheck.interface.cli.unsaved import surroundings_of
from tests.unit.interface.cli.command_support import StandIns, archcheck


class Text(io.TextIOWrapper):
    """Standard input with some text on it."""


def asked(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> StandIns:
    monkeypatch.setattr(sys, "stdin", Text(io.BytesIO(b"X = 1\r\n")))
    parts = StandIns()
    archcheck("check", *arguments, composition=parts)
    return parts


def test_should_check_the_text_with_own_rules_when_it_is_not_saved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    request = asked(monkeypatch, "--stdin-filename", "src/a.py").check.requests[0]
    assert (request.unsaved, request.selection.only_rules) == (
        Unsaved("src/a.py", b"X = 1\r\n"),
        True,
    )


def test_should_check_an_empty_text_when_standard_input_is_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    parts = StandIns()
    archcheck("check", "--stdin-filename", "a.py", composition=parts)
    assert parts.check.requests[0].unsaved == Unsaved("a.py", b"")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a.py", "src"), "leave the others out"),
        (("a.py", "--tool", "mypy"), "tools read saved files"),
        (("a.py", "--only-tools"), "tools read saved files"),
        (("a.txt",), "wants the name of a Python file"),
    ],
)
def test_should_refuse_the_text_when_other_wishes_contradict(
    arguments: tuple[str, ...],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    checked = asked(monkeypatch, "--stdin-filename", *arguments).check.requests
    assert (checked, message in capsys.readouterr().err) == ([], True)


@pytest.mark.parametrize(
    ("path", "directory"),
    [
        ("src/a.py", "src"),
        ("src/no/such/a.py", "src"),
        ("a.py", ""),
        ("../a.py", ""),
        ("/a.py", ""),
    ],
)
def test_should_look_for_the_project_around_the_file_when_it_is_not_saved(
    path: str, directory: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "src").mkdir()
    monkeypatch.chdir(tmp_path)
    found = surroundings_of(Unsaved(path, b""))[0]
    assert os.path.normpath(found) == os.path.join(tmp_path, directory).rstrip("/")
