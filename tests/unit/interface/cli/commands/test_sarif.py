"""Tests of `archcheck sarif`."""

import pathlib

import pytest

from archcheck.application.ports.report_format import ReportOptions
from archcheck.infrastructure.reports.formats.sarif import FORMAT
from tests.unit.infrastructure.reports.results_support import clean_result
from tests.unit.interface.cli.command_support import StandIns, archcheck

Captured = pytest.CaptureFixture[str]


@pytest.fixture(name="log")
def _log(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "a.sarif"
    path.write_text(FORMAT.render(clean_result(), ReportOptions()), encoding="utf-8")
    return path


def test_should_succeed_when_a_log_is_sound(log: pathlib.Path, capsys: Captured) -> None:
    status = archcheck("sarif", "lint", str(log))
    assert (status, capsys.readouterr().out) == (0, f"{log}: no defect\n")


def test_should_fail_when_a_log_has_defects(log: pathlib.Path, capsys: Captured) -> None:
    log.write_text('{"version": "2.0.0", "runs": []}', encoding="utf-8")
    status = archcheck("sarif", "lint", str(log))
    said = f"the version is not 2.1.0\n{log}: 1 defect\n"
    assert (status, capsys.readouterr().out) == (1, said)


def test_should_refuse_when_a_file_is_no_log(log: pathlib.Path) -> None:
    log.write_text("{}", encoding="utf-8")
    assert archcheck("sarif", "lint", str(log)) == 2


def test_should_refuse_when_a_source_root_is_none(log: pathlib.Path, capsys: Captured) -> None:
    status = archcheck("sarif", "lint", str(log), "--source-root", str(log))
    assert (status, "is no directory" in capsys.readouterr().err) == (2, True)


def test_should_read_files_when_a_source_root_is_given(log: pathlib.Path) -> None:
    assert archcheck("sarif", "lint", str(log), "--source-root", str(log.parent)) == 0


def test_should_print_the_log_when_it_is_merged(log: pathlib.Path, capsys: Captured) -> None:
    archcheck("sarif", "merge", str(log))
    assert capsys.readouterr().out == log.read_text(encoding="utf-8")


def test_should_write_the_log_when_a_file_is_named(log: pathlib.Path) -> None:
    parts = StandIns()
    archcheck("sarif", "merge", str(log), "--output", "out.sarif", composition=parts)
    assert parts.files.texts == {"out.sarif": log.read_text(encoding="utf-8")}


def test_should_be_incomplete_when_the_log_is_not_written(
    log: pathlib.Path, capsys: Captured
) -> None:
    status = archcheck("sarif", "merge", str(log), "--output", "missing/out.sarif")
    assert (status, "cannot write the report" in capsys.readouterr().err) == (3, True)


def test_should_refuse_when_no_log_is_named() -> None:
    assert archcheck("sarif", "merge") == 2


@pytest.mark.parametrize("shard", ["0/2", "3/2", "1", "1/", "a/b", "-1/2", "1/1001", "1/2/3"])
def test_should_refuse_when_a_shard_is_none(shard: str, capsys: Captured) -> None:
    status = archcheck("check", f"--shard={shard}")
    assert (status, f'"{shard}" is no shard' in capsys.readouterr().err) == (2, True)


@pytest.mark.parametrize("shard", ["1/1", "2/2", "7/1000"])
def test_should_check_when_a_shard_is_one(shard: str) -> None:
    assert archcheck("check", "--shard", shard) == 0
