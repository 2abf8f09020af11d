"""Tests of reports on an earlier check."""

import pytest

from archcheck.application.use_cases.report_result_use_case import ReportResultUseCase
from tests.unit.infrastructure.reports.results_support import result
from tests.unit.interface.cli.command_support import FixedResults

SAVED = result()
REPORTS = ReportResultUseCase(FixedResults(SAVED))


def test_should_hold_all_that_was_found_when_a_result_is_read() -> None:
    assert REPORTS.execute("result.json").shown() == SAVED


@pytest.mark.parametrize(("reproducible", "seconds"), [(False, 2.3), (True, None)])
def test_should_forget_the_moment_when_a_report_is_to_be_reproducible(
    reproducible: bool, seconds: float | None
) -> None:
    assert REPORTS.execute("result.json", reproducible).outcome.seconds == seconds


def test_should_tell_the_schema_when_asked() -> None:
    assert REPORTS.schema() == {"title": "a result"}
