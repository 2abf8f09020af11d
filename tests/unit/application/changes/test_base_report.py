"""Tests of what reports tell of the time since a base."""

import dataclasses

import pytest

from archcheck.application.changes.base_findings import BaseAnalysis
from archcheck.application.changes.base_report import base_report
from archcheck.application.changes.known_at_bases import KnownAtBases
from archcheck.application.checking.conclusion import conclude
from archcheck.application.checking.preparation import prepare
from archcheck.application.ports.analyzer import Analyzer
from archcheck.application.ports.past_projects import PastProject
from archcheck.domain.changed_code import BaseRevision, Comparison
from archcheck.domain.check_result import BaseReport
from archcheck.domain.finding import Finding, Suppression
from archcheck.domain.job import JobResult, UncheckedFile
from archcheck.domain.location import Location
from tests.unit.application.changes.changes_support import (
    BASE,
    REQUEST,
    FixedCopies,
    FixedRevisions,
)
from tests.unit.application.checking.checking_support import FixedAnalyzer, Unwatched, services
from tests.unit.application.judging.policy_support import PATH, finding

OWN = finding("layer-dependency")
ELSEWHERE = dataclasses.replace(OWN, location=Location("src/shop/gone.py", OWN.location.region))
UNUSED = finding("F841", analyzer="flake8")
NOTHING = JobResult(job="", analyzer="archcheck")
OTHER = BaseRevision("b" * 40, "next")


def own(*findings: Finding, **more: object) -> JobResult:
    """What own rules say."""
    return dataclasses.replace(NOTHING, findings=findings, **more)  # type: ignore[arg-type]


def report(
    then: JobResult,
    now: JobResult = NOTHING,
    *before: Analyzer,
    bases: tuple[BaseRevision, ...] = (BASE,),
    moved: dict[str, str] | None = None,
    has_sources: bool = True,
) -> BaseReport | None:
    """What is told of a base at which own rules said something else than today."""
    prepared = prepare(REQUEST, services())
    past = FixedCopies(PastProject("/copy", BASE.commit, has_sources))
    ports = services(FixedAnalyzer("archcheck", then), *before)
    analysis = BaseAnalysis(prepared, REQUEST, ports, past, Unwatched())
    comparison = Comparison(bases=bases)
    revisions = FixedRevisions(moved=moved or {})
    known = KnownAtBases(comparison, prepared.inspection, revisions, analysis, looks_back=True)
    todays = services(FixedAnalyzer("archcheck", now))
    done = conclude(prepared, REQUEST, todays, Unwatched(), None, lambda: [known])
    return base_report(known, done, todays, comparison)


def gone(*arguments: object, **more: object) -> list[str]:
    """The paths and rules of what is gone."""
    told = report(*arguments, **more) or BaseReport()  # type: ignore[arg-type]
    return [f"{each.path} {each.rule}" for each in told.gone]


def test_should_tell_what_was_found_when_nothing_is_found_today() -> None:
    assert gone(own(OWN, ELSEWHERE)) == [
        "src/shop/gone.py layer-dependency",
        "src/shop/order.py layer-dependency",
    ]


def test_should_tell_nothing_gone_when_all_is_as_it_was() -> None:
    assert not gone(own(OWN), own(OWN))


def test_should_tell_one_when_one_of_two_equals_is_gone() -> None:
    assert gone(own(OWN, OWN), own(OWN)) == [f"{PATH} layer-dependency"]


def test_should_tell_nothing_gone_when_somebody_exempted_it() -> None:
    exempt = dataclasses.replace(OWN, suppression=Suppression("waiver", "known"))
    assert not gone(own(OWN), own(exempt))


def test_should_tell_nothing_of_the_gate_itself_when_it_is_gone() -> None:
    assert not gone(own(finding("expired-waiver")))


def test_should_tell_once_when_it_was_at_two_bases() -> None:
    assert gone(own(OWN), bases=(BASE, OTHER)) == [f"{PATH} layer-dependency"]


def test_should_use_the_path_of_today_when_a_file_was_renamed() -> None:
    assert gone(own(ELSEWHERE), moved={PATH: "src/shop/gone.py"}) == [f"{PATH} layer-dependency"]


def test_should_tell_nothing_gone_when_its_file_was_not_checked_today() -> None:
    assert not gone(own(OWN), own(unchecked=(UncheckedFile(PATH, "it is broken"),)))


def test_should_tell_nothing_gone_when_a_tool_has_not_answered_today() -> None:
    tool = FixedAnalyzer("flake8", JobResult(job="", analyzer="flake8", findings=(UNUSED,)))
    assert not gone(NOTHING, NOTHING, tool)


def test_should_tell_nothing_when_the_check_was_ended() -> None:
    assert report(own(OWN), own(interrupted=True)) is None


@pytest.mark.parametrize(("has_sources", "is_known"), [(True, True), (False, False)])
def test_should_know_the_architecture_when_there_was_python(
    has_sources: bool, is_known: bool
) -> None:
    told = report(own(OWN), has_sources=has_sources) or BaseReport()
    assert (told.drawing is not None) == is_known
