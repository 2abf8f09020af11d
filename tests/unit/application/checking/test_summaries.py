"""Tests of what a check says about its analyzers."""

import dataclasses

import pytest

from archcheck.application.checking.preparation import prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.summaries import notifications, occupied, works
from archcheck.application.judging.newer_files import NewerFiles
from archcheck.domain.check_result import AnalyzerReport, Notification
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import JobResult, Outcome, Tally, UncheckedFile
from archcheck.domain.level import Level
from archcheck.domain.project import Scope
from tests.unit.application.checking.checking_support import (
    PROJECT,
    FixedAnalyzer,
    FixedDiscovery,
    services,
    tool_rule,
)
from tests.unit.application.judging.policy_support import PATH, finding

RESULT = JobResult(job="", analyzer="flake8")
COMPLETED = AnalyzerReport(
    name="flake8", version="1.0", homepage="https://example.org/", outcome=Outcome.COMPLETED
)
WHOLE = Scope(whole=True, files=frozenset())


def inspection(scope: Scope = WHOLE) -> Inspection:
    ports = services(discovery=FixedDiscovery(PROJECT, scope))
    return prepare(CheckRequest(directory="/shop"), ports).inspection


def report(
    *results: JobResult, findings: tuple[Finding, ...] = (), optional: bool = False
) -> AnalyzerReport:
    looked_at = inspection()
    analyzer = FixedAnalyzer("flake8", *results, optional=optional)
    jobs = analyzer.plan(looked_at)
    done = [analyzer.run(job) for job in jobs]
    return works([analyzer], jobs, done, findings)[0].report(looked_at)


def ending(*outcomes: Outcome) -> tuple[Outcome, str]:
    results = (dataclasses.replace(RESULT, outcome=it, reason=f"it {it}") for it in outcomes)
    told = report(*results)
    return told.outcome, told.reason


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ((), (Outcome.COMPLETED, "")),
        ((Outcome.COMPLETED, Outcome.SKIPPED), (Outcome.SKIPPED, "it skipped")),
        ((Outcome.SKIPPED, Outcome.MISSING), (Outcome.MISSING, "it missing")),
        (
            (Outcome.COMPLETED, Outcome.FAILED, Outcome.MISSING),
            (Outcome.FAILED, "it failed"),
        ),
    ],
)
def test_should_tell_the_worst_ending_when_jobs_ended_differently(
    outcomes: tuple[Outcome, ...], expected: tuple[Outcome, str]
) -> None:
    assert ending(*outcomes) == expected


def test_should_describe_analyzer_when_it_describes_itself() -> None:
    fired = (finding("F841", analyzer="flake8"), finding("no-comments"))
    told = report(RESULT, findings=fired, optional=True)
    assert told == dataclasses.replace(
        COMPLETED,
        optional=True,
        checked=2,
        rules=(tool_rule("F841"),),
        configuration_file="setup.cfg",
    )


def test_should_add_up_when_there_are_several_jobs() -> None:
    one = dataclasses.replace(RESULT, seconds=1.5)
    told = report(one, dataclasses.replace(RESULT, began=7.0, seconds=0.5), RESULT)
    assert (told.seconds, told.checked) == (2.0, 2)


@pytest.mark.parametrize(
    ("codes", "expected"), [((None,), None), ((0, 1), 1), ((0, None), 0), ((1, -11), -11)]
)
def test_should_tell_the_exit_code_that_is_farthest_from_success_when_processes_ended(
    codes: tuple[int | None, ...], expected: int | None
) -> None:
    results = (dataclasses.replace(RESULT, exit_code=code) for code in codes)
    assert report(*results).exit_code == expected


def test_should_name_each_unchecked_file_once_when_jobs_overlap() -> None:
    first = UncheckedFile("b.py", "timeout")
    second = UncheckedFile("a.py", "crash")
    told = report(
        dataclasses.replace(RESULT, unchecked=(first, second)),
        dataclasses.replace(RESULT, unchecked=(first,)),
    )
    assert told.unchecked == (second, first)


def test_should_say_each_note_once_when_jobs_agree() -> None:
    one = dataclasses.replace(RESULT, notes=("b", "a"), incomplete_if_strict=("c",))
    assert report(one, dataclasses.replace(RESULT, notes=("a",))).notes == ("a", "b", "c")


def test_should_count_only_judged_files_when_the_scope_is_narrow() -> None:
    looked_at = inspection()
    analyzer = FixedAnalyzer("flake8", RESULT)
    work = works([analyzer], analyzer.plan(looked_at), [RESULT], ())[0]
    narrow = inspection(Scope(whole=False, files=frozenset({PATH})))
    assert work.report(narrow).checked == 1


def told(entry: Notification) -> tuple[str, str, Level, str]:
    return entry.kind, entry.analyzer, entry.level, entry.message


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        (COMPLETED, []),
        (
            dataclasses.replace(COMPLETED, unchecked=(UncheckedFile("a.py", "timeout"),)),
            [("execution", "flake8", Level.ERROR, "a.py was not checked: timeout")],
        ),
        (
            dataclasses.replace(COMPLETED, outcome=Outcome.FAILED, reason="boom"),
            [("execution", "flake8", Level.ERROR, "failed: boom")],
        ),
        (
            dataclasses.replace(COMPLETED, outcome=Outcome.MISSING, reason="no flake8"),
            [("execution", "flake8", Level.ERROR, "missing: no flake8")],
        ),
        (
            dataclasses.replace(
                COMPLETED, outcome=Outcome.MISSING, reason="no flake8", optional=True
            ),
            [("execution", "flake8", Level.NOTE, "missing: no flake8")],
        ),
        (
            dataclasses.replace(COMPLETED, outcome=Outcome.SKIPPED, reason="no files"),
            [("execution", "flake8", Level.NOTE, "skipped: no files")],
        ),
        (
            dataclasses.replace(COMPLETED, notes=("6 findings left out",)),
            [("execution", "flake8", Level.NOTE, "6 findings left out")],
        ),
    ],
)
def test_should_notify_readers_when_an_analyzer_has_something_to_say(
    about: AnalyzerReport, expected: list[tuple[str, str, Level, str]]
) -> None:
    assert [told(entry) for entry in notifications([about], (), (), NewerFiles())] == expected


def test_should_notify_once_when_files_need_a_newer_python() -> None:
    files = (UncheckedFile("a.py", "E999"), UncheckedFile("b.py", "E999"))
    about = dataclasses.replace(COMPLETED, unchecked=files)
    newer = NewerFiles({"a.py": "3.13", "b.py": "3.12"})
    assert [told(entry) for entry in notifications([about], (), (), newer)] == [
        (
            "execution",
            "flake8",
            Level.ERROR,
            "2 files need Python 3.13: run archcheck with it",
        )
    ]


def test_should_place_notification_in_file_when_it_was_not_checked() -> None:
    about = dataclasses.replace(COMPLETED, unchecked=(UncheckedFile("a.py", "timeout"),))
    place = notifications([about], (), (), NewerFiles())[0].location
    assert (place and place.path) == "a.py"


def test_should_notify_readers_when_the_configuration_has_something_to_say() -> None:
    notices = ("no cache: the disk is full", "a key is old")
    said = notifications([COMPLETED], notices, notices[:1], NewerFiles())
    assert [told(entry) for entry in said[:2]] == [
        ("machine", "archcheck", Level.NOTE, "no cache: the disk is full"),
        ("configuration", "archcheck", Level.NOTE, "a key is old"),
    ]


def test_should_count_what_was_known_before_when_answers_are_remembered() -> None:
    known = dataclasses.replace(RESULT, remembered=(PATH, PATH, "elsewhere.py"))
    assert report(known, RESULT).from_cache == 1


def test_should_add_tallies_up_when_several_jobs_tell_of_files() -> None:
    results = (dataclasses.replace(RESULT, tallies=(Tally("left", path),)) for path in "aab")
    assert report(*results).notes == ("left: 2.",)


@pytest.mark.parametrize(
    ("periods", "seconds"),
    [
        ([], 0.0),
        ([(1.0, 2.0)], 2.0),
        ([(1.0, 2.0), (5.0, 1.0)], 3.0),
        ([(5.0, 1.0), (1.0, 2.0), (2.0, 2.0)], 4.0),
        ([(1.0, 9.0), (2.0, 2.0), (5.0, 1.0)], 9.0),
        ([(1.0, 1.0), (2.0, 1.0)], 2.0),
    ],
)
def test_should_count_seconds_once_when_jobs_run_at_the_same_time(
    periods: list[tuple[float, float]], seconds: float
) -> None:
    assert occupied(periods) == seconds
