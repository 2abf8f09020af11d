"""Tests of `archcheck report`."""

import dataclasses

import pytest

from archcheck.domain.check_result import CheckResult
from tests.unit.infrastructure.reports.results_support import incomplete_result, result
from tests.unit.interface.cli.command_support import StandIns, archcheck

Captured = pytest.CaptureFixture[str]
ENDED = dataclasses.replace(incomplete_result(), interrupted=True)


def test_should_print_the_console_when_no_format_is_wanted(capsys: Captured) -> None:
    archcheck("report", "result.json", composition=StandIns(result()))
    assert capsys.readouterr().out == "console of shop\n"


@pytest.mark.parametrize("sample", [result(), incomplete_result(), ENDED])
def test_should_succeed_when_a_check_has_not(sample: CheckResult) -> None:
    parts = StandIns(sample)
    assert archcheck("report", "result.json", "--format", "json", composition=parts) == 0


def test_should_write_files_when_formats_name_some() -> None:
    parts = StandIns(result())
    archcheck("report", "result.json", "--format=sarif:out.sarif", composition=parts)
    assert parts.files.texts == {"out.sarif": "sarif of shop\n"}


def test_should_look_as_asked_when_a_report_is_made() -> None:
    parts = StandIns(result())
    archcheck("report", "r.json", "--statistics", "--sarif-profile=full", composition=parts)
    asked = parts.formats.formats["console"].asked[0]
    assert (asked.statistics, asked.profile) == (True, "full")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "RESULT.json: name a saved result"),
        (("r.json", "--format=xml"), 'unknown format "xml"'),
        (("r.json", "--format=sarif"), "no sarif is made of a check that was interrupted"),
    ],
)
def test_should_refuse_when_there_is_nothing_to_report(
    arguments: tuple[str, ...], said: str, capsys: Captured
) -> None:
    status = archcheck("report", *arguments, composition=StandIns(ENDED))
    assert (status, said in capsys.readouterr().err) == (2, True)


def test_should_print_the_schema_when_asked(capsys: Captured) -> None:
    archcheck("report", "--schema")
    assert '"title": "a result"' in capsys.readouterr().out
