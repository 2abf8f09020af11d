"""Tests of how formats are found."""

import pytest

from archcheck.application.ports.report_format import ReportFormat, ReportOptions
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.reports.report_formats import (
    FileReportFormats,
    format_names,
    load_format,
)
from tests.unit.infrastructure.reports.results_support import result


def test_should_name_formats_when_their_files_exist() -> None:
    """One file, one format."""
    assert {"console", "json", "sarif"} <= set(format_names())


@pytest.mark.parametrize("name", FileReportFormats().names())
def test_should_load_format_when_name_is_known(name: str) -> None:
    """Every file holds a format."""
    assert isinstance(FileReportFormats().load(name), ReportFormat)


@pytest.mark.parametrize("name", sorted({*FileReportFormats().names()} - {"github"}))
def test_should_add_nothing_to_the_summary_of_a_job_when_format_is_not_for_one(name: str) -> None:
    """Only GitHub shows such a summary."""
    assert FileReportFormats().load(name).appendix(result(), ReportOptions()) == ""


def test_should_suggest_name_when_format_is_misspelt() -> None:
    """The nearest name helps."""
    with pytest.raises(UsageProblems, match='did you mean "sarif"'):
        load_format("sariff")
