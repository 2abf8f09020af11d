"""Tests of the reader for reports."""

import os
import pathlib

import pytest

from archcheck.infrastructure.discovery.file_reader import FileReader


def test_should_read_bytes_when_file_lies_in_directory(tmp_path: pathlib.Path) -> None:
    """The bytes as they are."""
    (tmp_path / "pkg").mkdir()
    (tmp_path / "pkg" / "a.py").write_bytes(b"\xff\r\n")
    assert FileReader().read(str(tmp_path), "pkg/a.py") == b"\xff\r\n"


@pytest.mark.parametrize("path", ["gone.py", "pkg", "nul\0.py", "\udcff.py"])
def test_should_answer_none_when_there_is_no_such_file(tmp_path: pathlib.Path, path: str) -> None:
    """Missing files, directories, impossible names."""
    (tmp_path / "pkg").mkdir()
    assert FileReader().read(str(tmp_path), path) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_should_answer_none_when_file_is_pipe(tmp_path: pathlib.Path) -> None:
    """Reading a pipe could wait for ever."""
    os.mkfifo(tmp_path / "pipe.py")
    assert FileReader().read(str(tmp_path), "pipe.py") is None


def test_should_answer_none_when_file_vanishes_before_reading(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look and the reading a file may go."""
    monkeypatch.setattr(os.path, "isfile", lambda path: True)
    assert FileReader().read(str(tmp_path), "gone.py") is None
