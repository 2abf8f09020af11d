"""Tests of inline ignores."""

import pytest

from archcheck.application.judging.inline_ignores import InlineAnswer, InlineIgnores
from archcheck.domain.facts import IgnoreDirective
from archcheck.domain.finding import Finding
from tests.unit.application.judging.policy_support import PATH, finding, ignore, policy


def answer(
    *directives: IgnoreDirective,
    findings: tuple[Finding, ...] = (),
    partial: bool = False,
    answered: tuple[str, ...] = ("archcheck", "flake8"),
    unchecked: tuple[str, ...] = (),
) -> InlineAnswer:
    law = policy(partial=partial, answered=answered, unchecked=unchecked)
    judge = InlineIgnores({PATH: directives}, law)
    return judge.answer(findings)


def suppressed(result: InlineAnswer) -> list[bool]:
    return [entry.suppression is not None for entry in result.findings]


def complaints(result: InlineAnswer) -> list[str]:
    return [entry.message for entry in result.complaints]


@pytest.mark.parametrize("name", ["no-comments", "CNV101", "CNV1", "CNV", "conventions"])
def test_should_suppress_finding_when_name_covers_its_rule(name: str) -> None:
    result = answer(ignore(name), findings=(finding("no-comments"),))
    assert suppressed(result) == [True]


def test_should_suppress_finding_of_tool_when_named_with_its_tool() -> None:
    result = answer(ignore("flake8:F841"), findings=(finding("F841", analyzer="flake8"),))
    assert suppressed(result) == [True]


@pytest.mark.parametrize("name", ["flake8:F401", "mypy:*", "string-comment"])
def test_should_keep_finding_when_another_rule_is_ignored(name: str) -> None:
    result = answer(ignore(name), findings=(finding("F841", analyzer="flake8"),))
    assert suppressed(result) == [False]


def test_should_keep_finding_when_ignore_stands_on_another_line() -> None:
    result = answer(ignore("no-comments", line=4), findings=(finding("no-comments", 3),))
    assert suppressed(result) == [False]


def test_should_suppress_finding_on_any_line_when_whole_file_is_ignored() -> None:
    result = answer(ignore("no-comments", line=1, whole_file=True), findings=(finding(line=40),))
    assert suppressed(result) == [True]


def test_should_keep_finding_of_the_gate_when_ignored() -> None:
    result = answer(ignore("ARC"), findings=(finding("unparsable-file"),))
    assert suppressed(result) == [False]


def test_should_remember_reason_when_finding_is_suppressed() -> None:
    result = answer(ignore("no-comments"), findings=(finding(),))
    assert [entry.suppression and entry.suppression.reason for entry in result.findings] == [
        "known to be right"
    ]


def test_should_keep_finding_when_directive_is_malformed() -> None:
    result = answer(ignore("no-comments", problem="no reason"), findings=(finding(),))
    assert suppressed(result) == [False]


def test_should_complain_when_directive_is_malformed() -> None:
    assert complaints(answer(ignore("no-comments", problem="no reason"))) == ["no reason"]


def test_should_name_nearest_rule_when_ignored_rule_is_unknown() -> None:
    assert complaints(answer(ignore("no-coments"))) == [
        'no rule is called "no-coments": did you mean "no-comments"?'
    ]


def test_should_complain_without_hint_when_nothing_is_near() -> None:
    assert complaints(answer(ignore("zzzz"))) == ['no rule is called "zzzz"']


def test_should_complain_when_gate_rule_is_ignored() -> None:
    assert complaints(answer(ignore("invalid-ignore"))) == [
        '"invalid-ignore" belongs to the gate itself and cannot be ignored'
    ]


def test_should_complain_about_one_name_when_only_the_other_is_used() -> None:
    result = answer(ignore("no-comments", "string-comment"), findings=(finding(),))
    assert complaints(result) == [
        'nothing here breaks "string-comment", so there is nothing to ignore'
    ]


def test_should_not_complain_when_only_a_part_was_checked() -> None:
    assert complaints(answer(ignore("no-comments"), partial=True)) == []


def test_should_not_complain_when_the_tool_did_not_answer() -> None:
    assert complaints(answer(ignore("mypy:arg-type"))) == []


@pytest.mark.parametrize(
    ("name", "unchecked"),
    [("no-comments", PATH), ("flake8:F401", PATH), ("layer-dependency", "src/shop/price.py")],
)
def test_should_not_complain_when_a_file_that_matters_was_not_checked(
    name: str, unchecked: str
) -> None:
    assert complaints(answer(ignore(name), unchecked=(unchecked,))) == []


def test_should_complain_when_only_another_file_was_not_checked() -> None:
    result = answer(ignore("no-comments"), unchecked=("src/shop/price.py",))
    assert complaints(result) == [
        'nothing here breaks "no-comments", so there is nothing to ignore'
    ]


def test_should_place_complaint_at_directive_when_unused() -> None:
    result = answer(ignore("no-comments", line=9))
    assert [entry.location.region.start_line for entry in result.complaints] == [9]
