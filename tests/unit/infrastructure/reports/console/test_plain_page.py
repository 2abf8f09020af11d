"""Tests of the quiet page without a terminal."""

import dataclasses

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archcheck.domain.check_result import CheckResult, Status, Verdict
from archcheck.infrastructure.reports.console.plain_page import plain_page
from tests.unit.infrastructure.reports.console.page_support import shown
from tests.unit.infrastructure.reports.results_support import result
from tests.unit.infrastructure.reports.strategies_support import RESULTS

GAP = "a.py was not checked, " * 20


@given(RESULTS, st.booleans())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_should_say_what_the_coloured_page_says_when_quiet(
    sample: CheckResult, unicode: bool
) -> None:
    sample = dataclasses.replace(sample, verdict=Verdict(Status.PASSED, 0))
    assert plain_page(sample, unicode) == shown(sample, quiet=True, unicode=unicode, width=0)


def test_should_keep_gap_on_one_line_when_nobody_watches() -> None:
    sample = result(verdict=Verdict(Status.INCOMPLETE, 3, (GAP,)))
    assert f"not checked: {GAP.strip()}" in plain_page(sample, True).splitlines()
