"""Tests of the report for test runners."""

import dataclasses
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

from archcheck.application.ports.report_format import Evidence, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.domain.job import Outcome
from archcheck.domain.level import Level
from archcheck.infrastructure.reports.formats.junit import FORMAT
from tests.unit.infrastructure.reports.results_support import (
    DIRECT,
    IGNORED,
    OWN,
    PROJECT,
    UNUSED,
    analyzer,
    clean_result,
    finding,
    incomplete_result,
    place,
    result,
)
from tests.unit.infrastructure.reports.strategies_support import RESULTS

RULES = ["layer-dependency", "no-comments", "one-assertion-per-test", "unparsable-file"]


def document(sample: CheckResult) -> ElementTree.Element:
    return ElementTree.fromstring(FORMAT.render(sample, ReportOptions()))


def suites(sample: CheckResult) -> list[Any]:
    return document(sample).findall("testsuite")


def cases(sample: CheckResult, suite: str = "archcheck") -> dict[str, Any]:
    """The cases of a suite by name."""
    found = document(sample).findall(f"testsuite[@name='{suite}']/testcase")
    return {case.attrib["name"]: case for case in found}


def ends(sample: CheckResult, suite: str = "archcheck") -> dict[str, list[str]]:
    """How the cases of a suite ended."""
    return {name: [end.tag for end in case] for name, case in cases(sample, suite).items()}


def test_should_begin_as_xml_when_written() -> None:
    assert FORMAT.render(result(), ReportOptions()).startswith(
        '<?xml version="1.0" encoding="UTF-8"?>'
    )


def test_should_have_a_case_for_each_own_rule_when_all_pass() -> None:
    assert ends(clean_result()) == {name: [] for name in RULES}


def test_should_have_no_case_of_a_tool_when_it_found_nothing() -> None:
    names = [suite.attrib["name"] for suite in suites(clean_result())]
    assert names == ["archcheck", "safety"]


def test_should_fail_rules_when_they_are_broken() -> None:
    assert ends(result()) == {
        "layer-dependency": ["failure"],
        "no-comments": [],
        "one-assertion-per-test": ["failure"],
        "unparsable-file": [],
    }


def test_should_name_rules_as_printed_when_tools_have_findings() -> None:
    assert ends(result(), "flake8") == {"flake8:F841": ["failure"]}


def test_should_say_where_rules_belong_when_cases_are_told() -> None:
    assert cases(result())["layer-dependency"].attrib["classname"] == "archcheck.dependencies"


def test_should_say_all_places_when_a_rule_is_broken() -> None:
    failure = cases(result())["layer-dependency"].find("failure")
    assert (failure.attrib, failure.text.splitlines()) == (
        {
            "message": '2 errors: application must not import infrastructure (contract "hexagonal")',
            "type": "error",
        },
        [
            "src/shop/application/use_cases/create_order_use_case.py:4:59: error: application must "
            'not import infrastructure (contract "hexagonal")',
            "src/shop/domain/pricing.py:3:31: error: domain reaches infrastructure through two "
            'imports (contract "hexagonal")',
            "why: Business rules must survive a change of framework or database.",
            "fix: depend on an abstract repository in shop.domain",
        ],
    )


def test_should_take_advice_from_the_page_when_a_finding_has_none() -> None:
    told = cases(result(findings=(finding(),)))["no-comments"].find("failure").text
    assert told.endswith("why: Because of no-comments.\nfix: Repair no-comments.")


@pytest.mark.parametrize(
    ("fail_on", "end"),
    [
        (Level.NOTE, "failure"),
        (Level.WARNING, "failure"),
        (Level.ERROR, "skipped"),
        (None, "skipped"),
    ],
)
def test_should_skip_rules_when_their_findings_do_not_close_the_gate(
    fail_on: Level | None, end: str
) -> None:
    """Passed they are not."""
    assert ends(result(fail_on=fail_on), "flake8") == {"flake8:F841": [end]}


def test_should_pass_rules_when_their_findings_are_ignored() -> None:
    assert ends(result(findings=(IGNORED,)))["no-comments"] == []


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({"outcome": Outcome.FAILED, "optional": True}, "error"),
        ({"outcome": Outcome.MISSING}, "error"),
        ({"outcome": Outcome.MISSING, "optional": True}, "skipped"),
        ({"outcome": Outcome.SKIPPED}, "skipped"),
    ],
)
def test_should_say_so_when_a_tool_did_not_run(changes: dict[str, Any], end: str) -> None:
    reports = (OWN, analyzer("mypy", reason="no answer", **changes))
    assert ends(clean_result(analyzers=reports), "mypy") == {"mypy": [end]}


def test_should_say_why_when_a_tool_did_not_run() -> None:
    reports = (OWN, analyzer("mypy", reason="no answer", outcome=Outcome.FAILED))
    error = cases(clean_result(analyzers=reports), "mypy")["mypy"].find("error")
    assert error.attrib == {"message": "did not finish: no answer", "type": "failed"}


def test_should_be_no_success_when_the_analysis_is_incomplete() -> None:
    error = cases(incomplete_result())["analysis"].find("error")
    assert error.text.splitlines()[0].endswith("was not checked by archcheck: invalid syntax")


def test_should_count_when_suites_are_told() -> None:
    counted = suites(incomplete_result())[0].attrib
    assert [counted[name] for name in ("tests", "failures", "errors", "skipped")] == [
        "5",
        "1",
        "1",
        "0",
    ]


def test_should_have_what_validators_demand_when_suites_are_told() -> None:
    assert suites(result())[0].attrib == {
        "name": "archcheck",
        "package": "archcheck",
        "id": "0",
        "timestamp": "2026-03-01T00:00:00",
        "hostname": "localhost",
        "tests": "4",
        "failures": "2",
        "errors": "0",
        "skipped": "0",
        "time": "0.400",
    }


def test_should_depend_on_no_clock_when_it_is_to_be_reproducible() -> None:
    assert suites(result(today=None))[0].attrib["timestamp"] == "1970-01-01T00:00:00"


def test_should_order_parts_as_validators_demand_when_suites_are_told() -> None:
    tags = list(dict.fromkeys(part.tag for part in suites(result())[0]))
    assert tags == ["properties", "testcase", "system-out", "system-err"]


def test_should_number_suites_when_some_are_empty() -> None:
    found = [(suite.attrib["id"], suite.attrib["name"]) for suite in suites(result())]
    assert found == [("0", "archcheck"), ("1", "flake8"), ("2", "bandit"), ("3", "safety")]


def test_should_have_a_suite_when_nobody_reports_on_an_analyzer() -> None:
    assert ends(result(analyzers=(), findings=(UNUSED,)), "flake8") == {"flake8:F841": ["failure"]}


def test_should_begin_at_the_repository_when_a_project_lies_below() -> None:
    project = dataclasses.replace(PROJECT, prefix="app/")
    told = cases(result(project=project, findings=(DIRECT,)))["layer-dependency"]
    assert told.find("failure").text.startswith("app/src/shop/")


def test_should_spell_out_what_xml_cannot_hold_when_texts_are_odd() -> None:
    odd = finding(
        message="<x> & \x00\x1b[31m ]]> \ufffe\nend", location=place("a\udcff.py", 1, 1, 2)
    )
    told = cases(result(findings=(odd,)))["no-comments"].find("failure")
    assert told.text.splitlines()[0] == (r"a%FF.py:1:1: error: <x> & \x00\x1b[31m ]]> \ufffe end")


@given(RESULTS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_should_be_well_formed_when_texts_are_odd(sample: CheckResult) -> None:
    """Both XSDs that are about accept such documents (tried by hand); they are not ours to ship."""
    assert document(sample).tag == "testsuites"


def test_should_show_no_line_when_asked_for_evidence() -> None:
    assert FORMAT.evidence(ReportOptions()) is Evidence.PLACES


def test_should_be_left_alone_when_a_check_is_interrupted() -> None:
    assert not FORMAT.written_when_interrupted
