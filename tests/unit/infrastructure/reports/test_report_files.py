"""Tests of writing reports."""

import os
import pathlib
import stat

import pytest

from archcheck.application.ports.report_output import ReportNotWritten
from archcheck.infrastructure.reports.report_files import (
    CUT,
    MOST_OF_SUMMARY,
    AtomicReportFiles,
)

FILES = AtomicReportFiles()


def complaint(path: pathlib.Path) -> str:
    try:
        FILES.write(str(path), "{}\n")
    except ReportNotWritten as problem:
        return str(problem)
    return ""


def mode(path: pathlib.Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_should_write_text_as_it_is_when_file_is_new(tmp_path: pathlib.Path) -> None:
    FILES.write(str(tmp_path / "report.json"), "é\n\r\n")
    assert (tmp_path / "report.json").read_bytes() == b"\xc3\xa9\n\r\n"


def test_should_replace_text_when_file_exists(tmp_path: pathlib.Path) -> None:
    (tmp_path / "report.json").write_text("a longer text of an older run\n")
    FILES.write(str(tmp_path / "report.json"), "new\n")
    assert (tmp_path / "report.json").read_text() == "new\n"


def test_should_leave_nothing_else_behind_when_written(tmp_path: pathlib.Path) -> None:
    FILES.write(str(tmp_path / "report.json"), "{}\n")
    assert os.listdir(tmp_path) == ["report.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_should_be_readable_as_the_user_wants_when_file_is_new(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "report.json"
    before = os.umask(0o027)
    try:
        FILES.write(str(path), "{}\n")
    finally:
        after = os.umask(before)
    assert (mode(path), after) == (0o640, 0o027)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_should_keep_mode_when_file_exists(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "report.json"
    path.touch()
    path.chmod(0o604)
    FILES.write(str(path), "{}\n")
    assert mode(path) == 0o604


def test_should_name_report_and_reason_when_directory_is_missing(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "reports" / "report.json"
    assert complaint(path) == f"cannot write the report {path}: No such file or directory"


def test_should_name_report_and_reason_when_target_is_a_directory(tmp_path: pathlib.Path) -> None:
    assert complaint(tmp_path) == f"cannot write the report {tmp_path}: Is a directory"


def test_should_name_kind_of_error_when_system_gives_no_reason(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: str, target: pathlib.Path) -> None:
        raise OSError

    monkeypatch.setattr(os, "replace", refuse)
    said = complaint(tmp_path / "report.json")
    left = os.listdir(tmp_path)
    expected = f"cannot write the report {tmp_path / 'report.json'}: OSError"
    assert (said, left) == (expected, [])


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="there are no devices here")
def test_should_write_into_device_when_target_is_one() -> None:
    FILES.write("/dev/null", "{}\n")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def appended(path: pathlib.Path, text: str) -> bytes:
    FILES.append(str(path), text)
    return path.read_bytes()


def test_should_add_text_when_a_summary_has_some(tmp_path: pathlib.Path) -> None:
    (tmp_path / "summary.md").write_bytes(b"# Tests\n")
    assert appended(tmp_path / "summary.md", "# \u00e9\udcff\n") == b"# Tests\n# \xc3\xa9\\udcff\n"


def test_should_begin_a_summary_when_there_is_none(tmp_path: pathlib.Path) -> None:
    assert appended(tmp_path / "summary.md", "new\n") == b"new\n"


def test_should_make_no_summary_when_there_is_nothing_to_add(tmp_path: pathlib.Path) -> None:
    FILES.append(str(tmp_path / "summary.md"), "")
    assert os.listdir(tmp_path) == []


def test_should_cut_lines_off_when_a_summary_becomes_too_large(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "summary.md"
    path.write_bytes(b"x" * (MOST_OF_SUMMARY - 1_000))
    added = appended(path, "\u00e9" * 100 + "\n" + "y" * 5_000 + "\n")[MOST_OF_SUMMARY - 1_000 :]
    assert added == b"\xc3\xa9" * 100 + b"\n" + CUT


@pytest.mark.parametrize("room", [0, 10])
def test_should_add_nothing_when_a_summary_is_full(room: int, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "summary.md"
    path.write_bytes(b"x" * (MOST_OF_SUMMARY - room))
    assert len(appended(path, "a line that is too long\n")) == MOST_OF_SUMMARY - room


def test_should_say_why_when_a_summary_cannot_be_written(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ReportNotWritten, match="cannot write the summary .*: Is a directory"):
        FILES.append(str(tmp_path), "text\n")
