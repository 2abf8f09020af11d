"""Tests of the report for coding agents."""

import dataclasses
import json

import pytest
from hypothesis import HealthCheck, given, settings

from archcheck.application.ports.report_format import Evidence, ReportOptions
from archcheck.domain.check_result import CheckResult, Status, Verdict
from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.infrastructure.reports.formats.agent import FORMAT
from archcheck.infrastructure.reports.formats.json import FORMAT as JSON
from tests.unit.infrastructure.reports.results_support import (
    DIRECT,
    FINDINGS,
    PRICING_PATH,
    PROJECT,
    UNUSED,
    clean_result,
    finding,
    incomplete_result,
    place,
    result,
)
from tests.unit.infrastructure.reports.strategies_support import RESULTS

PLAIN = ReportOptions()
SHOP = """\
Gate failed: 4 errors and 1 warning in 4 files. 73 files, 3 tools, 2.3 s.
error layer-dependency (hexagonal) x2:
  src/shop/application/use_cases/create_order_use_case.py:4 application must not import infrastructure
  src/shop/domain/pricing.py:3 domain reaches infrastructure through two imports
  fix: depend on an abstract repository in shop.domain
error bandit:B602: subprocess call with shell=True identified, security issue.
  src/shop/interface/api/orders.py:31
error one-assertion-per-test: 3 assertions in one test, limit 1
  tests/unit/test_create_order.py:18
  fix: compare one value, for example (order.status, order.total) == (1, 2), or split the test
warning flake8:F841: local variable 'result' is assigned to but never used
  src/shop/interface/api/orders.py:31
"""


def lines(*findings: Finding) -> list[str]:
    """What is said of findings, below the verdict."""
    return FORMAT.render(result(findings=findings), PLAIN).splitlines()[1:]


def many(rules: int, each: int = 1) -> tuple[Finding, ...]:
    """Findings of different rules."""
    return tuple(
        finding(
            analyzer="flake8",
            rule=f"X{number:03}",
            message=f"thing {number} is used {count} times",
            location=place(f"src/shop/module_{count:03}.py", number + 1, 1, 2),
            fix="use it less",
        )
        for number in range(rules)
        for count in range(each)
    )


def test_should_say_rules_once_with_places_and_advice_when_the_gate_fails() -> None:
    assert FORMAT.render(result(), PLAIN) == SHOP


def test_should_say_one_line_when_the_gate_passes() -> None:
    assert FORMAT.render(clean_result(), PLAIN).count("\n") == 1


def test_should_say_what_was_not_checked_first_when_the_analysis_is_incomplete() -> None:
    said = FORMAT.render(incomplete_result(), PLAIN).splitlines()
    assert said[1].startswith("not checked: mypy did not finish")


def test_should_count_what_was_not_checked_when_it_is_much() -> None:
    gaps = Verdict(Status.INCOMPLETE, 3, tuple(f"part {number}" for number in range(9)))
    said = FORMAT.render(clean_result(verdict=gaps), PLAIN).splitlines()
    assert said[5:] == ["not checked: part 4", "not checked: 4 more"]


def test_should_join_lines_of_a_file_when_a_rule_says_the_same() -> None:
    same = [finding(location=place(PRICING_PATH, line, 1, 2)) for line in (3, 1, 3)]
    assert lines(*same) == [
        "error no-comments x3: prose comment",
        f"  {PRICING_PATH}:1,3",
        "  fix: Repair no-comments.",
    ]


def test_should_count_lines_when_they_are_many() -> None:
    same = [finding(location=place(PRICING_PATH, line, 1, 2)) for line in range(1, 12)]
    assert lines(*same)[1] == f"  {PRICING_PATH}:1,2,3,4,5,6,7,8,+3"


def test_should_count_findings_when_files_are_many() -> None:
    same = [finding(location=place(f"m{number}.py", 1, 1, 2)) for number in range(9)]
    assert lines(*same)[1] == "  m0.py:1 m1.py:1 m2.py:1 m3.py:1 m4.py:1 m5.py:1 +3"


def test_should_say_what_the_rule_says_when_messages_are_too_many() -> None:
    said = [finding(message=f"comment {number}") for number in range(20)]
    assert lines(*said)[0] == "error no-comments x20: Finds no-comments"


def test_should_repeat_no_advice_when_it_is_the_rule_itself() -> None:
    assert lines(dataclasses.replace(DIRECT, fix="must not import", message="x"))[-1] == (
        "  fix: must not import"
    )


def test_should_leave_advice_out_when_there_is_none() -> None:
    assert len(lines(UNUSED)) == 2


@pytest.mark.parametrize(("rules", "each"), [(1, 100), (30, 1), (20, 7), (300, 3), (58, 1)])
def test_should_fit_one_screen_when_findings_are_many(rules: int, each: int) -> None:
    assert len(lines(*many(rules, each))) <= 59


def test_should_name_the_other_rules_when_there_is_no_room() -> None:
    assert lines(*many(30))[-1].startswith("11 more rules: error flake8:X019; error flake8:X020;")


def test_should_cut_lines_when_they_are_long() -> None:
    said = lines(finding(message="x" * 1_000))[0]
    assert (len(said), said[-4:]) == (300, "x...")


def test_should_obey_nothing_when_texts_are_odd() -> None:
    said = lines(finding(message="a\x1b[31m\nb", location=place("a\udcff.py", 1, 1, 2)))
    assert said[:2] == [r"error no-comments: a\x1b[31m b", r"  a\xff.py:1"]


def test_should_see_paths_from_where_it_is_when_a_directory_is_known() -> None:
    options = ReportOptions(directory="/home/somebody")
    said = FORMAT.render(result(findings=(finding(),)), options)
    assert f"  shop/{PRICING_PATH}:1" in said


def test_should_put_errors_first_when_warnings_are_more() -> None:
    warnings = [dataclasses.replace(UNUSED, message=str(number)) for number in range(3)]
    assert lines(*warnings, finding())[0].startswith("error no-comments")


def test_should_take_a_fraction_of_compact_json_when_measured() -> None:
    """Measured: 778 of 5,062 characters, 4,653 of 548,441 where findings are many."""
    document = json.loads(JSON.render(result(), PLAIN))
    compact = json.dumps(document["findings"], separators=(",", ":"))
    assert len(FORMAT.render(result(), PLAIN)) * 4 < len(compact)


def test_should_take_a_fiftieth_of_compact_json_when_findings_are_many() -> None:
    sample = result(findings=many(60, 20))
    document = json.loads(JSON.render(sample, PLAIN))
    compact = json.dumps(document["findings"], separators=(",", ":"))
    assert len(FORMAT.render(sample, PLAIN)) * 50 < len(compact)


@given(RESULTS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_should_be_short_and_printable_when_texts_are_odd(sample: CheckResult) -> None:
    said = FORMAT.render(sample, PLAIN)
    assert (said.count("\n") <= 60, said.replace("\n", "").isprintable()) == (True, True)


def test_should_show_no_line_when_asked_for_evidence() -> None:
    assert FORMAT.evidence(PLAIN) is Evidence.PLACES


def test_should_say_notes_when_they_are_all_there_is() -> None:
    assert lines(*(dataclasses.replace(each, level=Level.NOTE) for each in FINDINGS[:1]))[
        0
    ].startswith("note layer-dependency")


def test_should_stay_in_the_project_when_it_was_saved() -> None:
    project = dataclasses.replace(PROJECT, root="")
    assert PRICING_PATH in FORMAT.render(result(project=project, findings=(finding(),)), PLAIN)
