"""Tests of reports on their way out."""

import dataclasses
import io
import os
import sys
from collections.abc import Iterable

import pytest

from archcheck.application.checking.checked import Checked
from archcheck.application.ports.report_format import Evidence, ReportOptions
from archcheck.domain.check_result import CheckResult, ReportedFile
from archcheck.domain.finding import Finding
from archcheck.interface.cli.delivery import Delivery
from archcheck.interface.cli.wanted_reports import WantedReport
from archcheck.shared.configuration import Environment
from tests.unit.infrastructure.reports.results_support import (
    clean_result,
    incomplete_result,
    result,
)
from tests.unit.interface.cli.command_support import StandIns, checked

Captured = pytest.CaptureFixture[str]
CLEAN = clean_result()
PROJECT = dataclasses.replace(CLEAN.project, name="ü")
JSON = WantedReport("json", "")
FILE = WantedReport("sarif", "out.sarif")


def deliver(
    *wanted: WantedReport, about: CheckResult = CLEAN, parts: StandIns | None = None
) -> int:
    delivery = Delivery(parts or StandIns(), ReportOptions(verbose=True), "always")
    return delivery.deliver(checked(about), wanted)


@pytest.mark.parametrize(
    ("wanted", "out", "err"),
    [
        ((), "console of shop\n", False),
        ((FILE,), "console of shop\n", False),
        ((WantedReport("console", ""),), "console of shop\n", False),
        ((JSON,), "json of shop\n", True),
        ((FILE, JSON), "json of shop\n", True),
    ],
)
def test_should_say_verdict_aside_when_standard_output_is_for_programs(
    wanted: tuple[WantedReport, ...], out: str, err: bool, capsys: Captured
) -> None:
    deliver(*wanted)
    told = capsys.readouterr()
    assert (told.out, "Gate passed" in told.err) == (out, err)


def test_should_write_every_file_when_several_are_wanted() -> None:
    parts = StandIns()
    deliver(FILE, WantedReport("json", "out.json"), parts=parts)
    assert parts.files.texts == {"out.sarif": "sarif of shop\n", "out.json": "json of shop\n"}


def test_should_write_no_file_again_when_it_says_the_same_already() -> None:
    parts = StandIns()
    parts.memory.written = {"out.sarif", "out.json"}
    deliver(FILE, WantedReport("json", "out.json"), parts=parts)
    assert list(parts.files.texts) == ["out.json"]


def test_should_remember_what_reports_say_when_they_are_timeless() -> None:
    parts = StandIns()
    deliver(FILE, WantedReport("json", "out.json"), parts=parts)
    assert parts.memory.kept == [("sarif", "sarif of shop\n")]


def test_should_remember_nothing_when_a_report_is_not_written() -> None:
    parts = StandIns()
    deliver(WantedReport("sarif", "missing/out.sarif"), parts=parts)
    assert parts.memory.kept == []


@pytest.mark.parametrize(
    ("written", "evidence"), [(set(), Evidence.FINGERPRINTS), ({"out.sarif"}, Evidence.LINES)]
)
def test_should_look_no_closer_at_files_when_reports_show_less(
    written: set[str], evidence: Evidence
) -> None:
    asked: list[Evidence] = []

    def files(_: Iterable[Finding], wanted: Evidence) -> tuple[ReportedFile, ...]:
        asked.append(wanted)
        return ()

    parts = StandIns()
    parts.memory.written = written
    Delivery(parts, ReportOptions(), "always").deliver(Checked(CLEAN, files), (FILE,))
    assert asked == [evidence]


def test_should_leave_files_of_programs_alone_when_the_check_was_interrupted() -> None:
    parts = StandIns()
    about = dataclasses.replace(CLEAN, interrupted=True)
    status = deliver(FILE, WantedReport("json", "out.json"), about=about, parts=parts)
    assert (status, list(parts.files.texts)) == (143, ["out.json"])


def test_should_look_plain_when_a_report_goes_to_a_file() -> None:
    parts = StandIns()
    deliver(WantedReport("console", "out.txt"), parts=parts)
    told = [(it.color, it.width, it.terminal) for it in parts.formats.formats["console"].asked]
    assert told == [(True, 80, False), (False, 100, False)]


def test_should_keep_wishes_when_a_report_is_made() -> None:
    parts = StandIns()
    deliver(JSON, parts=parts)
    assert parts.formats.formats["json"].asked[0].verbose


@pytest.mark.parametrize("about", [CLEAN, result(), incomplete_result()])
def test_should_be_incomplete_when_a_report_is_not_written(about: CheckResult) -> None:
    parts = StandIns()
    wanted = (WantedReport("json", "missing/out.json"), FILE)
    status = deliver(*wanted, about=about, parts=parts)
    assert (status, list(parts.files.texts)) == (3, ["out.sarif"])


def test_should_name_the_report_when_it_is_not_written(capsys: Captured) -> None:
    deliver(WantedReport("json", "missing/out.json"))
    told = capsys.readouterr().err
    assert told == ("archcheck: cannot write the report missing/out.json: no such directory\n")


@pytest.mark.parametrize(("about", "status"), [(CLEAN, 0), (result(), 1), (incomplete_result(), 3)])
def test_should_keep_the_verdict_when_there_is_no_standard_output(
    about: CheckResult, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert deliver(about=about) == status


@pytest.mark.parametrize(
    ("wanted", "data"),
    [(JSON, "json of ü\n".encode()), (WantedReport("console", ""), b"console of \xfc\r\n")],
)
def test_should_speak_utf8_when_standard_output_is_for_programs(
    wanted: WantedReport, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="latin-1", newline="\r\n"))
    deliver(wanted, about=dataclasses.replace(CLEAN, project=PROJECT))
    assert raw.getvalue() == data


def test_should_print_when_standard_output_is_only_text(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    deliver(JSON)
    assert stream.getvalue() == "json of shop\n"


def closed_pipe() -> io.TextIOWrapper:
    reader, writer = os.pipe()
    os.close(reader)
    return open(writer, "w", encoding="utf-8")


def passing_with_findings() -> CheckResult:
    failing = result()
    return clean_result(findings=failing.findings)


@pytest.mark.parametrize(("about", "status"), [(CLEAN, 0), (passing_with_findings(), 3)])
def test_should_not_pass_over_findings_when_nobody_reads(
    about: CheckResult, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closed_pipe() as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        told = deliver(about=about)
    assert told == status


def in_job(path: str) -> StandIns:
    """A composition in a job that has a summary."""
    return StandIns(environment=Environment(columns=80, job_summary=path))


def test_should_add_to_the_summary_when_a_job_has_one() -> None:
    parts = in_job("summary.md")
    deliver(JSON, WantedReport("json", "out.json"), FILE, parts=parts)
    assert parts.files.texts["summary.md"] == "summary of shop\n"


def test_should_add_to_no_summary_when_no_report_has_one() -> None:
    parts = in_job("summary.md")
    deliver(FILE, parts=parts)
    assert parts.files.texts == {"out.sarif": "sarif of shop\n"}


def test_should_be_incomplete_when_the_summary_is_not_written() -> None:
    assert deliver(JSON, parts=in_job("missing/summary.md")) == 3


@pytest.mark.parametrize(("path", "status"), [("out.json", 0), ("missing/out.json", 3)])
def test_should_tell_no_verdict_when_an_earlier_check_is_reported(path: str, status: int) -> None:
    delivery = Delivery(StandIns(), ReportOptions(), "always")
    wanted = (WantedReport("json", path),)
    assert delivery.repeat(checked(incomplete_result()), wanted) == status
