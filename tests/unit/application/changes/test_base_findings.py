"""Tests of what was found at a base."""

import pytest

from archcheck.application.changes.base_findings import BaseAnalysis, BaseFindings, Wanted
from archcheck.application.checking.preparation import prepare
from archcheck.application.ports.past_projects import PastProject
from archcheck.application.ports.termination import Terminated
from archcheck.domain.changed_code import Changes
from archcheck.domain.finding import Finding
from archcheck.domain.job import JobResult, Outcome
from tests.unit.application.changes.changes_support import BASE, REQUEST, FixedCopies
from tests.unit.application.checking.checking_support import (
    PROJECT,
    FixedAnalyzer,
    FixedRules,
    Unwatched,
    services,
)
from archcheck.application.ports.project_rules import ProjectAnswer
from tests.unit.application.judging.policy_support import PATH, finding

OWN = finding("layer-dependency")
FOUND = JobResult(job="", analyzer="archcheck", findings=(OWN,))


def analysis(*results: JobResult, complaint: str = "", has_sources: bool = True) -> BaseAnalysis:
    rules = (FixedRules(ProjectAnswer(), complaint),)
    ports = services(FixedAnalyzer(results[0].analyzer, *results), rules=rules)
    past = PastProject("/copy", BASE.commit, has_sources)
    return BaseAnalysis(
        prepare(REQUEST, services()), REQUEST, ports, FixedCopies(past), Unwatched()
    )


def found(about: BaseAnalysis, *findings: Finding) -> BaseFindings:
    return about.found(BASE, Wanted(findings, {}))


def test_should_find_what_was_there_when_it_is_found_today() -> None:
    assert found(analysis(FOUND), OWN).findings == (OWN,)


def test_should_find_nothing_when_there_was_no_python() -> None:
    assert found(analysis(FOUND, has_sources=False), OWN) == BaseFindings()


def test_should_name_the_project_when_the_base_cannot_be_analysed() -> None:
    said = found(analysis(FOUND, complaint="/copy is odd"), OWN)
    text = "main at aaaaaaa cannot be analysed as today, so that all counts as new: /shop is odd"
    assert said == BaseFindings(notices=(text,))


def test_should_say_so_when_an_analyzer_does_not_finish() -> None:
    failed = JobResult(job="", analyzer="flake8", outcome=Outcome.FAILED, reason="it crashed")
    text = "flake8 did not finish at main at aaaaaaa: what it finds counts as new"
    assert found(analysis(failed), finding("F841", analyzer="flake8")).notices == (text,)


def test_should_end_when_somebody_ends_the_run() -> None:
    ended = JobResult(job="", analyzer="archcheck", interrupted=True)
    with pytest.raises(Terminated):
        found(analysis(ended), OWN)


def test_should_look_where_files_have_changed_when_something_may_be_gone() -> None:
    changes = Changes(
        renamed={"b.py": "a.py"}, changed=frozenset({"b.py", "c.py"}), gone=frozenset({"d.py"})
    )
    unused = finding("F841", analyzer="flake8")
    wanted = Wanted([unused], {}, changes).of_tools()
    assert wanted.scope(PROJECT).files == {PATH, "a.py", "c.py", "d.py"}


def test_should_ask_all_own_rules_when_something_may_be_gone() -> None:
    today = prepare(REQUEST, services()).inspection
    wanted = Wanted([], {}, Changes()).of_own_rules()
    assert wanted.rules(today) == today.rules.rules
