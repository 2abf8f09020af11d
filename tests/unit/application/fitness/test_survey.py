"""What is known of a whole project."""

import contextlib

import pytest

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.survey import Survey, survey
from archcheck.application.ports.project_rules import ProjectAnswer
from archcheck.application.ports.termination import Terminated
from archcheck.domain.facts import FileFacts
from archcheck.domain.job import JobResult, Outcome, UncheckedFile
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Role, Scope
from tests.unit.application.checking.checking_support import (
    PROJECT,
    FixedAnalyzer,
    FixedDiscovery,
    FixedRules,
    Unwatched,
    services,
)
from tests.unit.application.judging.policy_support import PATH, finding

FACTS = (FileFacts(path=PATH),)
NARROW = Scope(whole=False, files=frozenset({PATH}), unmatched=("x.txt: not a Python file",))


def read(ports: CheckServices) -> Survey:
    """What is known of the project."""
    return survey(CheckRequest(directory="/shop"), ports, Unwatched())


def own(**result: object) -> FixedAnalyzer:
    """The own checkers with one result."""
    return FixedAnalyzer("archcheck", JobResult(job="", analyzer="archcheck", **result))  # type: ignore[arg-type]


def test_should_know_all_facts_when_a_part_was_named() -> None:
    found = read(services(own(facts=FACTS), discovery=FixedDiscovery(PROJECT, NARROW)))
    assert (found.facts, found.scope, found.inspection.scope.whole) == (FACTS, NARROW, True)


def test_should_want_the_code_of_sources_when_classes_are_counted() -> None:
    assert read(services(own())).inspection.code_roles == {Role.SOURCE}


def test_should_say_what_is_missing_when_a_file_cannot_be_read() -> None:
    found = read(services(own(unchecked=(UncheckedFile(PATH, "it is broken"),))))
    assert found.missing == (f"{PATH} was not checked by archcheck: it is broken",)


def test_should_pass_on_notices_when_a_path_matches_no_file() -> None:
    found = read(services(own(), discovery=FixedDiscovery(PROJECT, NARROW)))
    assert "x.txt: not a Python file" in found.notices


def test_should_end_when_it_is_interrupted() -> None:
    with pytest.raises(Terminated):
        read(services(own(interrupted=True)))


def test_should_end_what_was_begun_when_the_configuration_is_wrong() -> None:
    ports = services(own(), rules=[FixedRules(ProjectAnswer(), "wrong")])
    with contextlib.suppress(UsageProblems):
        read(ports)
    assert getattr(ports.tooling, "dismissed") is True


def test_should_tell_findings_when_rules_are_broken() -> None:
    rules = [FixedRules(ProjectAnswer((finding("layer-dependency"),)))]
    found = read(services(own(), rules=rules))
    assert [it.rule for it in found.findings] == ["layer-dependency"]


def test_should_advise_a_newer_python_when_files_need_it() -> None:
    found = read(services(own(facts=(FileFacts(path=PATH, python="3.99"),))))
    assert found.notices == ("1 file needs Python 3.99: run archcheck with it",)


def test_should_miss_nothing_when_only_a_tool_has_failed() -> None:
    failed = JobResult(job="", analyzer="flake8", outcome=Outcome.FAILED, reason="it is gone")
    assert read(services(own(), FixedAnalyzer("flake8", failed))).missing == ()
