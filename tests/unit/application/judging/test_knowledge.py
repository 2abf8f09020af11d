"""Tests of what was known before."""

import dataclasses

import pytest

from archcheck.application.judging.judge import AnalyzerAnswers, judge
from archcheck.application.judging.knowledge import Knowledge, marked
from archcheck.domain.check_result import Status
from archcheck.domain.finding import BaselineState, Finding
from tests.unit.application.judging.policy_support import finding, policy

FOUND = (finding(line=1), finding(line=2))


def states(*knowledge: Knowledge) -> list[BaselineState | None]:
    """What is said of two findings."""
    return [each.baseline_state for each in marked(FOUND, knowledge)]


def knows(*positions: int) -> Knowledge:
    """Somebody who knows the findings at these positions."""
    return lambda findings: positions


def test_should_say_nothing_when_nobody_knows() -> None:
    """Without baseline and base."""
    assert states() == [None, None]


def test_should_say_what_is_new_when_one_is_known() -> None:
    """Each finding has a state."""
    assert states(knows(1)) == [BaselineState.NEW, BaselineState.UNCHANGED]


def test_should_know_finding_when_either_knows_it() -> None:
    """A baseline and a base."""
    assert states(knows(0), knows(1)) == [BaselineState.UNCHANGED] * 2


@pytest.mark.parametrize(
    ("known", "status"), [((0, 1), Status.PASSED), ((0,), Status.FAILED), ((), Status.FAILED)]
)
def test_should_pass_gate_when_all_findings_are_known(
    known: tuple[int, ...], status: Status
) -> None:
    """A new one closes it."""
    law = dataclasses.replace(policy(), knowledge=(knows(*known),))
    answers = AnalyzerAnswers(findings=FOUND, ignores={}, reports=())
    assert judge(answers, law).verdict.status is status


@pytest.mark.parametrize(
    ("state", "counts"),
    [(None, True), (BaselineState.NEW, True), (BaselineState.UNCHANGED, False)],
)
def test_should_count_finding_when_it_is_not_known(
    state: BaselineState | None, counts: bool
) -> None:
    """What is known closes nothing."""
    known: Finding = dataclasses.replace(finding(), baseline_state=state)
    assert known.counts is counts
