"""Tests of `--format`."""

import os
import pathlib

import pytest

from archcheck.domain.problem import UsageProblems
from archcheck.interface.cli.wanted_reports import WantedReport, wanted_reports
from tests.unit.refusal_support import refusal

KNOWN = ("console", "json", "sarif")


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ((), ()),
        (("json",), (WantedReport("json", ""),)),
        (("sarif:C:out.sarif",), (WantedReport("sarif", "C:out.sarif"),)),
        (("sarif:quality.sarif",), (WantedReport("sarif", "quality.sarif"),)),
        (
            ("console", "json:a.json", "json:b.json"),
            (
                WantedReport("console", ""),
                WantedReport("json", "a.json"),
                WantedReport("json", "b.json"),
            ),
        ),
    ],
)
def test_should_split_at_first_colon_when_format_names_a_file(
    values: tuple[str, ...], wanted: tuple[WantedReport, ...]
) -> None:
    assert wanted_reports(values, KNOWN) == wanted


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (("sarf",), '--format: unknown format "sarf"\n  did you mean "sarif"?'),
        (("x",), '--format: unknown format "x"\n  formats: console, json, sarif'),
        (("json", "sarif"), "--format: two reports cannot both go to standard output"),
        (
            ("json:",),
            '--format: "json:" names no file\n'
            "  write json for standard output, json:FILE for a file",
        ),
        (
            ("sarif:x.quality.sarif",),
            '--format: GitHub\'s upload takes "x.quality.sarif" for code quality, not code scanning\n'
            "  choose a name that does not end with .quality.sarif",
        ),
    ],
)
def test_should_refuse_format_when_it_cannot_be_had(values: tuple[str, ...], text: str) -> None:
    assert refusal(lambda: wanted_reports(values, KNOWN)) == text


def test_should_refuse_two_reports_when_they_share_a_file() -> None:
    with pytest.raises(UsageProblems, match="cannot both go to .*out"):
        wanted_reports(("json:out", "sarif:./out"), KNOWN)


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("absent/out.json", "there is no directory {root}/absent"),
        ("file/out.json", "there is no directory {root}/file"),
        ("folder", "it is a directory"),
        ("pipe", "it is not a regular file"),
    ],
)
def test_should_refuse_report_when_its_place_cannot_be_written(
    target: str, reason: str, tmp_path: pathlib.Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    path = f"{tmp_path}/{target}"
    said = refusal(lambda: wanted_reports((f"json:{path}",), KNOWN))
    where = reason.format(root=tmp_path)
    assert said == f"--format: cannot write the report {path}: {where}"


@pytest.mark.parametrize("target", ["new.json", "old.json", "folder/new.json"])
def test_should_accept_report_when_its_directory_exists(
    target: str, tmp_path: pathlib.Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "old.json").touch()
    path = f"{tmp_path}/{target}"
    assert wanted_reports((f"json:{path}",), KNOWN) == (WantedReport("json", path),)
