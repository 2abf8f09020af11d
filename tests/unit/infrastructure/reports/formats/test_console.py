"""Tests of the console format with arbitrary results."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from archcheck.application.ports.report_format import Evidence, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.infrastructure.reports.console.surface import NARROWEST
from archcheck.infrastructure.reports.formats.console import FORMAT
from tests.unit.infrastructure.reports.results_support import PRICING_PATH, result
from tests.unit.infrastructure.reports.strategies_support import RESULTS

BOUNDED = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
DANGEROUS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]")
OPTIONS = st.builds(
    ReportOptions,
    width=st.sampled_from([0, 60, 80, 120]),
    unicode=st.booleans(),
    terminal=st.booleans(),
    quiet=st.booleans(),
    verbose=st.booleans(),
    timings=st.booleans(),
    statistics=st.booleans(),
)


@given(RESULTS, OPTIONS)
@BOUNDED
def test_should_send_no_control_characters_when_result_is_arbitrary(
    sample: CheckResult, options: ReportOptions
) -> None:
    """Code under check cannot steer the terminal."""
    assert DANGEROUS.search(FORMAT.render(sample, options)) is None


@given(RESULTS, st.sampled_from([60, 80]), st.booleans())
@BOUNDED
def test_should_keep_width_when_result_is_arbitrary(
    sample: CheckResult, width: int, unicode: bool
) -> None:
    """A line is longer than the terminal only for a word, such as the path of a finding."""
    options = ReportOptions(
        width=width,
        measured=True,
        unicode=unicode,
        terminal=True,
        verbose=True,
        statistics=True,
        timings=True,
    )
    lines = FORMAT.render(sample, options).splitlines()
    broken = [line for line in lines if cell_len(line) > width]
    assert [line for line in broken if max(map(cell_len, line.split())) <= NARROWEST] == []


@given(RESULTS, OPTIONS)
@BOUNDED
def test_should_be_equal_when_page_is_rendered_again(
    sample: CheckResult, options: ReportOptions
) -> None:
    """A report is a pure function."""
    assert FORMAT.render(sample, options) == FORMAT.render(sample, options)


def test_should_end_with_newline_when_rendered() -> None:
    """The prompt begins on its own line."""
    assert FORMAT.render(result(), ReportOptions()).endswith(".\n")


@pytest.mark.parametrize(("quiet", "shown"), [(True, Evidence.PLACES), (False, Evidence.LINES)])
def test_should_ask_for_lines_when_it_shows_them(quiet: bool, shown: Evidence) -> None:
    assert FORMAT.evidence(ReportOptions(quiet=quiet)) is shown


@pytest.mark.parametrize("quiet", [False, True])
def test_should_name_files_from_there_when_a_person_is_somewhere(quiet: bool) -> None:
    options = ReportOptions(directory="/home/somebody", quiet=quiet, all_findings=True)
    assert f"\nshop/{PRICING_PATH}:3:31: " in FORMAT.render(result(), options)


@pytest.mark.parametrize("quiet", [True, False])
def test_should_show_lines_of_findings_when_it_is_not_quiet(quiet: bool) -> None:
    shown = FORMAT.shown(result(), ReportOptions(quiet=quiet))
    assert any(shown) is not quiet
