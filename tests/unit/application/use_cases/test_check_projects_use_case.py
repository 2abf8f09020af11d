"""Tests of the gate over several projects."""

import datetime
from typing import cast

import pytest

from archcheck.application.checking.checked_projects import CheckedProjects
from archcheck.application.checking.request import CheckRequest
from archcheck.application.use_cases.check_projects_use_case import CheckProjectsUseCase
from archcheck.domain.job import JobResult
from tests.unit.application.checking.checking_support import FixedAnalyzer, Unwatched, services
from tests.unit.application.checking.group_support import FixedDivider
from tests.unit.application.judging.policy_support import TODAY


@pytest.mark.parametrize(
    ("reproducible", "expected"), [(True, (None, {None})), (False, (2.0, {TODAY}))]
)
def test_should_tell_the_moment_when_it_need_not_be_reproducible(
    reproducible: bool, expected: tuple[float | None, set[datetime.date | None]]
) -> None:
    analyzer = FixedAnalyzer("archcheck", JobResult(job="", analyzer="archcheck"))
    request = CheckRequest(directory="/shops", reproducible=reproducible)
    case = CheckProjectsUseCase(services(analyzer), FixedDivider())
    outcome = cast(CheckedProjects, case.check(request, Unwatched())).outcome
    assert (outcome.seconds, {result.today for result in outcome.results}) == expected
