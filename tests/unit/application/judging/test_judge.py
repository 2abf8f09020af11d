"""Tests of the judge as a whole, and of the verdict."""

import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcheck.application.judging.duplicates import merged
from archcheck.application.judging.judge import AnalyzerAnswers, Judgement, judge
from archcheck.application.judging.newer_files import NewerFiles
from archcheck.domain.check_result import AnalyzerReport, Status
from archcheck.domain.configuration import (
    Configuration,
    ContractDeclaration,
    ImportException,
    Unchecked,
)
from archcheck.domain.facts import IgnoreDirective
from archcheck.domain.finding import Finding
from archcheck.domain.job import Outcome, UncheckedFile
from archcheck.domain.level import Level
from tests.unit.application.judging.policy_support import (
    PATH,
    PROJECT,
    SYNTAX_ERRORS,
    finding,
    ignore,
    policy,
    waiver,
)

DEFAULT = Configuration(root="/shop")
STRICT = Configuration(root="/shop", strict=True)


def report(
    name: str = "flake8",
    outcome: Outcome = Outcome.COMPLETED,
    *,
    optional: bool = False,
    unchecked: tuple[UncheckedFile, ...] = (),
) -> AnalyzerReport:
    return AnalyzerReport(
        name=name,
        version="1",
        homepage="",
        outcome=outcome,
        reason="it broke" if outcome is not Outcome.COMPLETED else "",
        optional=optional,
        unchecked=unchecked,
    )


def judged(
    *findings: Finding,
    configuration: Configuration = DEFAULT,
    reports: tuple[AnalyzerReport, ...] = (),
    ignores: tuple[IgnoreDirective, ...] = (),
    doubts: tuple[str, ...] = (),
    newer: NewerFiles = NewerFiles(),
    partial: bool = False,
) -> Judgement:
    evidence = AnalyzerAnswers(
        findings=findings, ignores={PATH: ignores}, reports=reports, doubts=doubts, newer=newer
    )
    return judge(evidence, policy(configuration, partial=partial))


def test_should_pass_when_nothing_was_found() -> None:
    assert judged(reports=(report(),)).verdict.exit_code == 0


@pytest.mark.parametrize(
    ("level", "fail_on", "code"),
    [
        (Level.ERROR, Level.WARNING, 1),
        (Level.WARNING, Level.WARNING, 1),
        (Level.NOTE, Level.WARNING, 0),
        (Level.WARNING, Level.ERROR, 0),
        (Level.NOTE, Level.NOTE, 1),
        (Level.ERROR, None, 0),
    ],
)
def test_should_close_gate_when_level_reaches_limit(
    level: Level, fail_on: Level | None, code: int
) -> None:
    configuration = dataclasses.replace(DEFAULT, fail_on=fail_on)
    found = finding("F841", analyzer="flake8", level=level)
    assert judged(found, configuration=configuration).verdict.exit_code == code


def test_should_pass_when_the_only_finding_is_ignored() -> None:
    assert judged(finding(), ignores=(ignore("no-comments"),)).verdict.exit_code == 0


def test_should_fail_when_an_ignore_is_unused() -> None:
    assert judged(ignores=(ignore("no-comments"),)).verdict.exit_code == 1


def test_should_prefer_incomplete_when_gate_would_fail_too() -> None:
    answer = judged(finding(), reports=(report(outcome=Outcome.FAILED),))
    assert answer.verdict.status is Status.INCOMPLETE


@pytest.mark.parametrize("level", [None, Level.ERROR])
def test_should_stay_incomplete_when_findings_never_close_the_gate(level: Level | None) -> None:
    configuration = dataclasses.replace(DEFAULT, fail_on=level)
    answer = judged(configuration=configuration, reports=(report(outcome=Outcome.FAILED),))
    assert answer.verdict.exit_code == 3


@pytest.mark.parametrize(
    ("outcome", "optional", "configuration", "code"),
    [
        (Outcome.MISSING, True, DEFAULT, 0),
        (Outcome.MISSING, False, DEFAULT, 3),
        (Outcome.FAILED, True, DEFAULT, 3),
        (Outcome.SKIPPED, False, STRICT, 0),
        (Outcome.COMPLETED, False, STRICT, 0),
    ],
)
def test_should_forgive_tool_when_it_is_optional_and_missing(
    outcome: Outcome, optional: bool, configuration: Configuration, code: int
) -> None:
    reports = (report(outcome=outcome, optional=optional),)
    assert judged(configuration=configuration, reports=reports).verdict.exit_code == code


@pytest.mark.parametrize(("name", "counts"), [("mypy", (1, 1)), ("archcheck", (1, 0))])
def test_should_count_files_and_tools_when_they_were_not_checked(
    name: str, counts: tuple[int, int]
) -> None:
    broken = dataclasses.replace(report(), unchecked=(UncheckedFile(PATH, "invalid syntax"),))
    answer = judged(reports=(broken, report(name, Outcome.FAILED)))
    assert (answer.verdict.files, answer.verdict.tools) == counts


def test_should_name_tool_and_reason_when_it_failed() -> None:
    answer = judged(reports=(report("mypy", Outcome.FAILED),))
    assert answer.verdict.incomplete == ("mypy did not finish: it broke",)


def test_should_name_file_once_when_two_analyzers_could_not_check_it() -> None:
    gap = (UncheckedFile(PATH, "invalid syntax"),)
    reports = (report("archcheck", unchecked=gap), report("black", unchecked=gap))
    assert judged(reports=reports).verdict.incomplete == (
        f"{PATH} was not checked by archcheck: invalid syntax",
    )


def test_should_pass_when_unchecked_file_is_declared() -> None:
    declared = Unchecked(reason="python 2", origin=PROJECT, path=PATH)
    configuration = dataclasses.replace(DEFAULT, unchecked=(declared,))
    gap = (UncheckedFile(PATH, "invalid syntax"),)
    answer = judged(
        finding("unparsable-file"),
        configuration=configuration,
        reports=(report("archcheck", unchecked=gap),),
    )
    assert (answer.verdict.exit_code, answer.declared_unchecked) == (0, (f"{PATH} (python 2)",))


def test_should_say_once_what_to_do_when_files_need_a_newer_python() -> None:
    gap = (UncheckedFile(PATH, "E999"), UncheckedFile("a.py", "E999"))
    reports = (report("flake8", unchecked=gap), report("bandit", unchecked=gap))
    answer = judged(reports=reports, newer=NewerFiles({PATH: "3.13", "a.py": "3.12"}))
    assert (answer.verdict.exit_code, answer.verdict.incomplete, answer.verdict.files) == (
        3,
        ("2 files need Python 3.13: run archcheck with it",),
        2,
    )


@pytest.mark.parametrize("unread", [True, False])
def test_should_pass_when_a_file_of_a_newer_python_is_declared(unread: bool) -> None:
    declared = Unchecked(reason="python 3.13", origin=PROJECT, path=PATH)
    configuration = dataclasses.replace(DEFAULT, unchecked=(declared,))
    gap = (UncheckedFile(PATH, "E999"),) if unread else ()
    answer = judged(
        configuration=configuration,
        reports=(report("flake8", unchecked=gap),),
        newer=NewerFiles({PATH: "3.13"}),
    )
    assert (answer.verdict.exit_code, answer.findings) == (0, ())


def test_should_pass_when_failed_tool_is_declared() -> None:
    declared = Unchecked(reason="no stubs", origin=PROJECT, tool="mypy")
    configuration = dataclasses.replace(DEFAULT, unchecked=(declared,))
    reports = (report("mypy", Outcome.FAILED),)
    assert judged(configuration=configuration, reports=reports).verdict.exit_code == 0


@pytest.mark.parametrize(("configuration", "code"), [(DEFAULT, 0), (STRICT, 3)])
def test_should_count_doubts_when_strict(configuration: Configuration, code: int) -> None:
    answer = judged(configuration=configuration, doubts=("no environment",))
    assert answer.verdict.exit_code == code


def test_should_sort_findings_when_judged() -> None:
    answer = judged(finding(line=9), finding(line=2))
    assert [entry.location.region.start_line for entry in answer.findings] == [2, 9]


def test_should_say_which_exceptions_end_or_have_ended_when_contracts_have_some() -> None:
    days = (datetime.date(2026, 11, 20), datetime.date(2026, 11, 22))
    past, ending = (
        ImportException(entry="a -> b", origin=PROJECT, reason="old", expires=day) for day in days
    )
    contract = ContractDeclaration(
        name="c",
        type="layers",
        origin=PROJECT,
        rule="layer-dependency",
        ignore_imports=(past, ending),
    )
    answer = judged(configuration=dataclasses.replace(DEFAULT, contracts=(contract,)))
    assert ([it.rule for it in answer.findings], answer.waivers_expiring) == (
        ["expired-waiver"],
        ('ignore_imports "a -> b" of contract "c" expires in 1 day',),
    )


def test_should_say_which_waivers_end_when_soon() -> None:
    ending = waiver("no-comments", path="src/", expires=datetime.date(2026, 11, 22))
    configuration = dataclasses.replace(DEFAULT, waivers=(ending,))
    answer = judged(finding(), configuration=configuration)
    assert answer.waivers_expiring == ("the waiver of no-comments expires in 1 day",)


def test_should_merge_syntax_errors_when_several_tools_tell_them() -> None:
    told = [
        finding("E999", analyzer="flake8"),
        finding("unparsable-file"),
        finding("syntax", analyzer="mypy"),
    ]
    assert [(entry.rule, entry.also_reported_by) for entry in merged(told, SYNTAX_ERRORS)] == [
        ("unparsable-file", ("flake8:E999", "mypy:syntax"))
    ]


def test_should_keep_both_when_two_findings_are_no_twins() -> None:
    told = [finding("F401", analyzer="flake8"), finding("E999", analyzer="flake8", path="a.py")]
    assert sorted(entry.rule for entry in merged(told, SYNTAX_ERRORS)) == ["E999", "F401"]


LEVELS = st.sampled_from([Level.ERROR, Level.WARNING, Level.NOTE])
FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from(["F401", "F841"]),
        st.integers(1, 9),
        analyzer=st.just("flake8"),
        level=LEVELS,
    ),
    max_size=6,
)


@given(FINDINGS)
def test_should_lose_no_finding_when_judged(findings: list[Finding]) -> None:
    answer = judged(*findings, ignores=(ignore("flake8:F401"),), partial=True)
    assert len(answer.findings) == len(findings)


@given(FINDINGS)
def test_should_answer_the_same_when_findings_come_in_another_order(
    findings: list[Finding],
) -> None:
    backwards = list(reversed(findings))
    assert judged(*findings, partial=True) == judged(*backwards, partial=True)


@given(FINDINGS, LEVELS)
def test_should_pass_only_when_no_active_finding_reaches_limit(
    findings: list[Finding], fail_on: Level
) -> None:
    configuration = dataclasses.replace(DEFAULT, fail_on=fail_on)
    answer = judged(*findings, configuration=configuration, partial=True)
    reached = any(entry.level.severity >= fail_on.severity for entry in findings)
    assert answer.verdict.exit_code == int(reached)
