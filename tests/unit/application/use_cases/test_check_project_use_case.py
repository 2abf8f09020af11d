"""Tests of the gate."""

import contextlib
from typing import cast

import pytest

from archcheck.application.checking.request import CheckRequest
from archcheck.application.ports.project_rules import ProjectAnswer
from archcheck.application.use_cases.check_project_use_case import CheckProjectUseCase
from archcheck.domain.check_result import Status
from archcheck.domain.job import JobResult
from archcheck.domain.problem import UsageProblems
from tests.unit.application.checking.checking_support import (
    FixedAnalyzer,
    FixedRules,
    FixedTooling,
    Unwatched,
    services,
)
from tests.unit.application.judging.policy_support import finding


def gate() -> CheckProjectUseCase:
    own = JobResult(job="", analyzer="archcheck", findings=(finding("layer-dependency"),))
    return CheckProjectUseCase(services(FixedAnalyzer("archcheck", own)))


def test_should_fail_when_a_rule_is_broken() -> None:
    result = gate().execute(CheckRequest(directory="/shop"), Unwatched())
    told = [entry.rule for entry in result.findings]
    assert (told, result.verdict.status) == (["layer-dependency"], Status.FAILED)


def test_should_dismiss_what_got_ready_when_nothing_can_be_checked() -> None:
    ports = services(rules=[FixedRules(ProjectAnswer(), "wrong")])
    with contextlib.suppress(UsageProblems):
        CheckProjectUseCase(ports).execute(CheckRequest(directory="/shop"), Unwatched())
    assert cast(FixedTooling, ports.tooling).dismissed


@pytest.mark.parametrize(("reproducible", "seconds"), [(False, 2.0), (True, None)])
def test_should_tell_the_time_only_when_the_moment_may_show(
    reproducible: bool, seconds: float | None
) -> None:
    request = CheckRequest(directory="/shop", reproducible=reproducible)
    assert gate().execute(request, Unwatched()).seconds == seconds
