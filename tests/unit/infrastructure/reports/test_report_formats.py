"""Tests of how formats are found."""

import pytest

from archcheck.application.ports.report_format import ReportFormat
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.reports.report_formats import (
    FileReportFormats,
    format_names,
    load_format,
)


def test_should_name_formats_when_their_files_exist() -> None:
    """One file, one format."""
    assert {"console", "json", "sarif"} <= set(format_names())


@pytest.mark.parametrize("name", FileReportFormats().names())
def test_should_load_format_when_name_is_known(name: str) -> None:
    """Every file holds a format."""
    assert isinstance(FileReportFormats().load(name), ReportFormat)


def test_should_suggest_name_when_format_is_misspelt() -> None:
    """The nearest name helps."""
    with pytest.raises(UsageProblems, match='did you mean "sarif"'):
        load_format("sariff")
