"""Tests of what reaches the judge."""

import pytest

from archcheck.application.checking.analysis import analyse
from archcheck.application.checking.assessment import assess
from archcheck.application.checking.preparation import prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.checking.services import CheckServices
from archcheck.application.judging.judge import Judgement
from archcheck.application.ports.project_rules import ProjectAnswer
from archcheck.domain.check_result import Architecture, Status
from archcheck.domain.configuration import Configuration, Origin, Waiver
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.job import JobResult, Outcome
from archcheck.domain.location import Location, Region
from tests.unit.application.checking.checking_support import (
    FixedAnalyzer,
    FixedConfigurations,
    FixedRules,
    Unwatched,
    services,
)
from tests.unit.application.judging.policy_support import PATH, finding, ignore, waiver


def judgement(ports: CheckServices, request: CheckRequest) -> Judgement:
    prepared = prepare(request, ports)
    answers = analyse(prepared, ports, Unwatched())
    return assess(prepared, answers, ports, request.selection)


def judged(
    *results: JobResult,
    request: CheckRequest = CheckRequest(directory="/shop"),
    waivers: tuple[Waiver, ...] = (),
) -> Judgement:
    configuration = Configuration(root="/shop", waivers=waivers)
    analyzers = [FixedAnalyzer(result.analyzer, result) for result in results]
    ports = services(*analyzers, configurations=FixedConfigurations(configuration))
    return judgement(ports, request)


def own(*findings: Finding, facts: tuple[FileFacts, ...] = ()) -> JobResult:
    return JobResult(job="", analyzer="archcheck", findings=findings, facts=facts)


def flake8(*findings: Finding, outcome: Outcome = Outcome.COMPLETED) -> JobResult:
    return JobResult(job="", analyzer="flake8", findings=findings, outcome=outcome, reason="boom")


def rules(answer: Judgement) -> list[str]:
    return [entry.rule for entry in answer.findings]


def test_should_leave_out_findings_of_tools_when_they_are_ignored() -> None:
    request = CheckRequest(directory="/shop", selection=Selection(ignore=("flake8:F841",)))
    result = flake8(finding("F841", analyzer="flake8"), finding("F401", analyzer="flake8"))
    assert rules(judged(result, request=request)) == ["F401"]


def test_should_tell_a_syntax_error_once_when_two_analyzers_found_it() -> None:
    answer = judged(own(finding("unparsable-file")), flake8(finding("E999", analyzer="flake8")))
    assert rules(answer) == ["unparsable-file"]


def test_should_apply_inline_ignores_when_facts_hold_them() -> None:
    facts = FileFacts(path=PATH, ignores=(ignore("layer-dependency"),))
    answer = judged(own(finding("layer-dependency"), facts=(facts,)))
    kinds = [entry.suppression and entry.suppression.kind for entry in answer.findings]
    assert (kinds, answer.verdict.status) == (["inline"], Status.PASSED)


def test_should_not_judge_ignores_when_their_file_is_excluded() -> None:
    facts = FileFacts(path="src/shop/generated.py", ignores=(ignore("nothing"),))
    assert rules(judged(own(facts=(facts,)))) == []


def test_should_find_modules_of_files_when_waivers_name_them() -> None:
    entry = waiver("layer-dependency", module="shop.order")
    answer = judged(own(finding("layer-dependency")), waivers=(entry,))
    assert answer.verdict.status is Status.PASSED


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [(Outcome.COMPLETED, ["unused-waiver"]), (Outcome.FAILED, [])],
)
def test_should_call_a_waiver_unused_only_when_its_tool_has_answered(
    outcome: Outcome, expected: list[str]
) -> None:
    entry = waiver("flake8:F841", path="src/")
    assert rules(judged(own(), flake8(outcome=outcome), waivers=(entry,))) == expected


@pytest.mark.parametrize(("strict", "status"), [(False, Status.PASSED), (True, Status.INCOMPLETE)])
def test_should_count_doubts_only_when_strict(strict: bool, status: Status) -> None:
    result = JobResult(job="", analyzer="flake8", incomplete_if_strict=("2 imports unknown",))
    request = CheckRequest(directory="/shop", strict=strict)
    assert judged(own(), result, request=request).verdict.status is status


@pytest.mark.parametrize(("strict", "status"), [(False, Status.PASSED), (True, Status.INCOMPLETE)])
def test_should_be_incomplete_when_strict_and_no_architecture_was_checked(
    strict: bool, status: Status
) -> None:
    answer = ProjectAnswer(layout="no layer", architecture=Architecture.NOT_CHECKED)
    ports = services(FixedAnalyzer("archcheck", own()), rules=[FixedRules(answer)])
    request = CheckRequest(directory="/shop", strict=strict)
    assert judgement(ports, request).verdict.status is status


def test_should_complain_on_the_whole_line_when_a_waiver_waives_nothing() -> None:
    entry = waiver("layer-dependency", path="src/", origin=Origin("pyproject.toml", line=3))
    complaint = judged(own(), waivers=(entry,)).findings[0]
    assert complaint.location == Location("pyproject.toml", Region(3, 1, 3, 6))
