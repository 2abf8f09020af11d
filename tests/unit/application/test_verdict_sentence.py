"""Tests of the last line."""

import dataclasses

import pytest

from archcheck.application.verdict_sentence import verdict_sentence
from archcheck.domain.check_result import (
    AnalyzerReport,
    Architecture,
    CheckedProject,
    CheckResult,
    Status,
    Verdict,
)
from archcheck.domain.finding import Finding, Suppression
from archcheck.domain.job import Outcome
from archcheck.domain.level import Level
from tests.unit.application.judging.policy_support import finding

OWN = AnalyzerReport(name="archcheck", version="1", homepage="", outcome=Outcome.COMPLETED)
FLAKE8 = dataclasses.replace(OWN, name="flake8", checked=9)
PASSED = CheckResult(
    version="0.1.0",
    project=CheckedProject(
        name="shop",
        root="/shop",
        packs=(),
        configuration_file="",
        counts=(("src", 1_200), ("tests", 31)),
    ),
    partial=False,
    fail_on=Level.WARNING,
    findings=(),
    verdict=Verdict(Status.PASSED, 0),
    analyzers=(OWN, FLAKE8),
    rules=(),
    seconds=2.34,
)
FAILED = dataclasses.replace(PASSED, verdict=Verdict(Status.FAILED, 1))


def test_should_say_passed_when_nothing_was_found() -> None:
    assert verdict_sentence(PASSED) == "Gate passed. 1,231 files, 1 tool, 2.3 s."


def test_should_mention_notes_when_passed_with_them() -> None:
    result = dataclasses.replace(PASSED, findings=(finding(level=Level.NOTE),))
    assert verdict_sentence(result).startswith("Gate passed with 1 note in 1 file.")


@pytest.mark.parametrize(
    ("fail_on", "text"),
    [
        (None, "Gate passed with 1 warning in 1 file, though nothing closes it."),
        (Level.ERROR, "Gate passed with 1 warning in 1 file, which only errors close."),
    ],
)
def test_should_say_what_closes_gate_when_warnings_pass(fail_on: Level | None, text: str) -> None:
    result = dataclasses.replace(PASSED, fail_on=fail_on, findings=found(Level.WARNING))
    assert verdict_sentence(result).startswith(text)


def test_should_leave_time_out_when_reproducible() -> None:
    result = dataclasses.replace(PASSED, seconds=None, analyzers=(OWN,))
    assert verdict_sentence(result) == "Gate passed. 1,231 files."


def test_should_name_declared_gaps_when_there_are_any() -> None:
    result = dataclasses.replace(PASSED, declared_unchecked=("old.py (python 2)",))
    assert verdict_sentence(result).endswith("Declared as unchecked: old.py (python 2).")


def found(*levels: Level) -> tuple[Finding, ...]:
    return tuple(finding(line=number, level=level) for number, level in enumerate(levels, 1))


@pytest.mark.parametrize(
    ("levels", "text"),
    [
        ((Level.ERROR,), "1 error in 1 file"),
        ((Level.ERROR, Level.WARNING, Level.ERROR), "2 errors and 1 warning in 1 file"),
        ((Level.NOTE, Level.WARNING, Level.ERROR), "1 error, 1 warning and 1 note in 1 file"),
    ],
)
def test_should_count_levels_when_gate_failed(levels: tuple[Level, ...], text: str) -> None:
    result = dataclasses.replace(FAILED, findings=found(*levels))
    assert verdict_sentence(result).startswith(f"Gate failed: {text}.")


def test_should_not_count_finding_when_suppressed() -> None:
    ignored = dataclasses.replace(finding(), suppression=Suppression("inline", "known"))
    result = dataclasses.replace(FAILED, findings=(ignored, finding(path="b.py")))
    assert verdict_sentence(result).startswith("Gate failed: 1 error in 1 file.")


def incomplete(sentence: str = "", files: int = 0, tools: int = 0) -> CheckResult:
    verdict = Verdict(Status.INCOMPLETE, 3, (sentence,), files, tools)
    return dataclasses.replace(PASSED, verdict=verdict)


def test_should_count_files_and_tools_when_incomplete() -> None:
    assert verdict_sentence(incomplete(files=1, tools=2)) == (
        "Analysis incomplete: 1 file could not be checked and 2 tools did not finish. "
        "Nothing is known about what was not checked."
    )


def test_should_not_count_tool_when_it_had_nothing_to_check() -> None:
    idle = dataclasses.replace(FLAKE8, name="mypy", checked=0)
    result = dataclasses.replace(PASSED, analyzers=(OWN, FLAKE8, idle))
    assert "1 tool," in verdict_sentence(result)


def test_should_say_what_is_known_when_incomplete() -> None:
    result = dataclasses.replace(incomplete(tools=1), findings=found(Level.ERROR))
    assert verdict_sentence(result).endswith("Known so far: 1 error in 1 file.")


def test_should_name_declared_gaps_when_there_are_others() -> None:
    result = dataclasses.replace(incomplete(files=1), declared_unchecked=("old.py (python 2)",))
    assert verdict_sentence(result).endswith("Declared as unchecked: old.py (python 2).")


def test_should_repeat_doubts_when_only_strictness_makes_it_incomplete() -> None:
    result = incomplete("no environment of the project.")
    assert verdict_sentence(result).startswith(
        "Analysis incomplete: no environment of the project. Nothing"
    )


def unseen(result: CheckResult, architecture: Architecture) -> str:
    project = dataclasses.replace(result.project, architecture=architecture)
    return verdict_sentence(dataclasses.replace(result, project=project))


@pytest.mark.parametrize(
    ("architecture", "end"),
    [
        (Architecture.CHECKED, "2.3 s."),
        (Architecture.NO_CONTRACTS, "2.3 s."),
        (Architecture.NOT_CHECKED, "2.3 s; no architecture was checked."),
        (Architecture.DECLARED_NONE, "2.3 s; no architecture was checked, as declared."),
    ],
)
def test_should_say_that_no_architecture_was_checked_when_gate_passed(
    architecture: Architecture, end: str
) -> None:
    assert unseen(PASSED, architecture).endswith(end)


def test_should_say_that_no_architecture_was_checked_when_files_are_missing() -> None:
    sentence = unseen(incomplete(files=1), Architecture.NOT_CHECKED)
    assert "1 file could not be checked; no architecture was checked." in sentence


def test_should_say_it_once_when_architecture_is_all_that_is_missing() -> None:
    sentence = unseen(incomplete("no architecture was checked (why)"), Architecture.NOT_CHECKED)
    assert sentence.count("no architecture was checked") == 1


@pytest.mark.parametrize(("known", "expected"), [(42, True), (41, False)])
def test_should_say_that_nothing_had_changed_when_all_was_known(known: int, expected: bool) -> None:
    own = dataclasses.replace(OWN, checked=42, from_cache=42)
    tool = dataclasses.replace(FLAKE8, checked=42, from_cache=known)
    idle = dataclasses.replace(tool, name="safety", outcome=Outcome.SKIPPED, from_cache=0)
    said = verdict_sentence(dataclasses.replace(PASSED, seconds=0.4, analyzers=(own, tool, idle)))
    assert ("0.4 s (nothing had changed)" in said) is expected
