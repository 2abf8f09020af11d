"""Tests of what all analyzers say together."""

import pytest

from archcheck.application.checking.analysis import Answers, analyse
from archcheck.application.checking.preparation import prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.project_rules import ProjectAnswer
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.job import JobResult, UncheckedFile
from archcheck.domain.project import Scope
from tests.unit.application.checking.checking_support import (
    PROJECT,
    FixedAnalyzer,
    FixedDiscovery,
    FixedRules,
    Unwatched,
    services,
)
from tests.unit.application.judging.policy_support import PATH, finding
from tests.unit.refusal_support import refusal

OUTSIDE = "pyproject.toml"
GENERATED = "src/shop/generated.py"
TEST = "tests/test_order.py"


def answers(ports: CheckServices) -> Answers:
    prepared = prepare(CheckRequest(directory="/shop"), ports)
    return analyse(prepared, ports, Unwatched())


def own(*findings: Finding, facts: tuple[FileFacts, ...] = ()) -> FixedAnalyzer:
    result = JobResult(job="", analyzer="archcheck", findings=findings, facts=facts)
    return FixedAnalyzer("archcheck", result)


def test_should_stop_analyzers_only_when_their_rules_are_described() -> None:
    analyzer = own()
    answers(services(analyzer))
    assert analyzer.calls == ["describe", "stop"]


def test_should_join_findings_when_files_and_project_are_judged() -> None:
    in_project = ProjectAnswer((finding("layer-dependency"),))
    said = answers(services(own(finding("no-comments")), rules=[FixedRules(in_project)]))
    assert [entry.rule for entry in said.findings] == ["no-comments", "layer-dependency"]


@pytest.mark.parametrize(
    ("scope", "paths"),
    [
        (Scope(whole=True, files=frozenset()), [PATH, TEST, OUTSIDE]),
        (Scope(whole=False, files=frozenset({PATH})), [PATH, OUTSIDE]),
        (Scope(whole=True, files=frozenset(), left_out=frozenset({TEST})), [PATH, OUTSIDE]),
    ],
)
def test_should_report_nothing_in_files_that_are_not_judged_when_findings_lie_there(
    scope: Scope, paths: list[str]
) -> None:
    told = [finding(path=path) for path in (PATH, GENERATED, TEST, OUTSIDE)]
    ports = services(own(*told), discovery=FixedDiscovery(PROJECT, scope))
    assert [entry.location.path for entry in answers(ports).findings] == paths


def test_should_judge_nothing_of_the_project_when_interrupted() -> None:
    in_project = ProjectAnswer((finding("layer-dependency"),))
    ended = FixedAnalyzer("archcheck", JobResult(job="", analyzer="archcheck", interrupted=True))
    said = answers(services(ended, rules=[FixedRules(in_project)]))
    assert (said.interrupted, said.findings) == (True, [])


def test_should_sort_facts_by_path_when_jobs_end_in_any_order() -> None:
    said = answers(services(own(facts=(FileFacts(path="b.py"), FileFacts(path="a.py")))))
    assert [facts.path for facts in said.facts] == ["a.py", "b.py"]


def test_should_join_what_project_rules_say_when_there_are_several() -> None:
    rules = [
        FixedRules(ProjectAnswer(skipped_rules=("one",), layout="layers domain")),
        FixedRules(ProjectAnswer()),
        FixedRules(ProjectAnswer(skipped_rules=("two",), layout="two contexts")),
    ]
    said = answers(services(own(), rules=rules))
    assert (said.skipped_rules, said.layout) == (("one", "two"), "layers domain; two contexts")


def test_should_count_files_as_unchecked_when_a_tool_takes_newer_syntax_for_an_error() -> None:
    told = finding("E999", analyzer="flake8")
    flake8 = FixedAnalyzer("flake8", JobResult(job="", analyzer="flake8", findings=(told,)))
    said = answers(services(own(facts=(FileFacts(path=PATH, python="3.13"),)), flake8))
    assert (said.findings, said.reports[1].unchecked) == (
        [],
        (UncheckedFile(PATH, "it needs Python 3.13"),),
    )


def test_should_run_nothing_when_project_rules_cannot_work() -> None:
    rules = [FixedRules(ProjectAnswer(), complaint="unknown layer")]
    assert refusal(lambda: answers(services(own(), rules=rules))) == "unknown layer"


def test_should_report_analyzers_in_their_order_when_all_have_answered() -> None:
    flake8 = FixedAnalyzer("flake8", JobResult(job="", analyzer="flake8"))
    said = answers(services(own(), flake8))
    assert [report.name for report in said.reports] == ["archcheck", "flake8"]
