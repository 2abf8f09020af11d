"""Tests of GitLab's report about security."""

import datetime
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from archcheck.application.ports.report_format import Evidence, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.domain.level import Level
from archcheck.domain.rule import ToolRule
from archcheck.infrastructure.reports.formats.gitlab_sast import FORMAT
from tests.unit.infrastructure.reports.results_support import (
    ORDERS_PATH,
    SHELL,
    analyzer,
    clean_result,
    finding,
    incomplete_result,
    place,
    result,
)
from tests.unit.infrastructure.reports.strategies_support import RESULTS

TEXT = {"type": "string", "minLength": 1}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$"}
PROGRAM = {
    "required": ["id", "name", "version", "vendor"],
    "properties": {
        **dict.fromkeys(("id", "name", "version"), TEXT),
        "url": {"type": "string", "pattern": "^https?://.+"},
        "vendor": {"required": ["name"], "properties": {"name": TEXT}},
    },
}
IDENTIFIER = {
    "required": ["type", "name", "value"],
    "properties": {
        **dict.fromkeys(("type", "name", "value"), TEXT),
        "url": {"type": "string", "pattern": "^(https?|ftp)://.+"},
    },
}
VULNERABILITY = {
    "required": ["id", "identifiers", "location"],
    "properties": {
        "id": TEXT,
        "name": {"type": "string", "maxLength": 255},
        "description": {"type": "string", "maxLength": 1_048_576},
        "severity": {"enum": ["Info", "Unknown", "Low", "Medium", "High", "Critical"]},
        "solution": {"type": "string", "maxLength": 7_000},
        "identifiers": {"type": "array", "minItems": 1, "items": IDENTIFIER},
        "location": {
            "properties": {
                "file": {"type": "string"},
                "start_line": {"type": "number"},
                "end_line": {"type": "number"},
            }
        },
    },
}
MESSAGE = {
    "required": ["level", "value"],
    "properties": {"level": {"enum": ["info", "warn", "fatal"]}, "value": TEXT},
}
PUBLISHED = {
    "required": ["scan", "version", "vulnerabilities"],
    "properties": {
        "schema": {"type": "string", "pattern": "^https?://.+"},
        "version": {"type": "string", "pattern": r"^[0-9]+\.[0-9]+\.[0-9]+$"},
        "scan": {
            "required": ["analyzer", "end_time", "scanner", "start_time", "status", "type"],
            "properties": {
                "analyzer": PROGRAM,
                "scanner": PROGRAM,
                "start_time": MOMENT,
                "end_time": MOMENT,
                "status": {"enum": ["success", "failure"]},
                "type": {"enum": ["sast"]},
                "messages": {"type": "array", "items": MESSAGE},
            },
        },
        "vulnerabilities": {"type": "array", "items": VULNERABILITY},
    },
}
DEMANDED = {"analyzer", "end_time", "scanner", "start_time", "status", "type"}


def document(sample: CheckResult) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FORMAT.render(sample, ReportOptions()))
    return found


def told(rule: ToolRule, **changes: object) -> list[dict[str, Any]]:
    """The vulnerabilities for one finding of a tool's rule."""
    found = finding(analyzer="tool", rule=rule.id, **changes)
    sample = result(findings=(found,), analyzers=(analyzer("tool", rules=(rule,)),))
    vulnerabilities: list[dict[str, Any]] = document(sample)["vulnerabilities"]
    return vulnerabilities


def rule(**changes: Any) -> ToolRule:
    plain: dict[str, Any] = {"id": "T1", "name": "t", "summary": "A rule", "level": Level.ERROR}
    return ToolRule(**{**plain, **changes})


def test_should_tell_findings_about_security_when_there_are_some() -> None:
    assert document(result())["vulnerabilities"] == [
        {
            "id": document(result())["vulnerabilities"][0]["id"],
            "name": "A process is started through a shell",
            "description": "subprocess call with shell=True identified, security issue."
            "\n\nA shell interprets what a user may have written.",
            "severity": "High",
            "location": {"file": ORDERS_PATH, "start_line": 31, "end_line": 31},
            "identifiers": [
                {
                    "type": "bandit_rule_id",
                    "name": "bandit:B602",
                    "value": "B602",
                    "url": "https://example.org/bandit/B602",
                },
                {
                    "type": "cwe",
                    "name": "CWE-78",
                    "value": "78",
                    "url": "https://cwe.mitre.org/data/definitions/78.html",
                },
            ],
        }
    ]


def test_should_say_how_the_scan_went_when_written() -> None:
    scan = document(result())["scan"]
    assert (DEMANDED - scan.keys(), scan["type"], scan["status"]) == (set(), "sast", "success")


@pytest.mark.parametrize("part", ["analyzer", "scanner"])
def test_should_name_who_scanned_when_written(part: str) -> None:
    assert {"id", "name", "version", "vendor"} <= document(result())["scan"][part].keys()


@pytest.mark.parametrize(
    ("today", "moment"),
    [(datetime.date(2026, 3, 1), "2026-03-01T00:00:00"), (None, "1970-01-01T00:00:00")],
)
def test_should_depend_on_no_clock_when_a_time_is_demanded(
    today: datetime.date | None, moment: str
) -> None:
    scan = document(result(today=today))["scan"]
    assert (scan["start_time"], scan["end_time"]) == (moment, moment)


def test_should_fail_when_something_was_not_checked() -> None:
    scan = document(incomplete_result())["scan"]
    assert (scan["status"], [entry["level"] for entry in scan["messages"]]) == (
        "failure",
        ["warn", "warn"],
    )


def test_should_be_empty_when_nothing_was_found() -> None:
    assert document(clean_result())["vulnerabilities"] == []


@pytest.mark.parametrize(
    ("score", "severity"),
    [("9.8", "Critical"), ("7.0", "High"), ("6.9", "Medium"), ("0.1", "Low"), ("11", "High")],
)
def test_should_grade_by_score_when_a_rule_has_one(score: str, severity: str) -> None:
    """A score that is none leaves the level."""
    assert told(rule(security_severity=score, cwe=(1,)))[0]["severity"] == severity


@pytest.mark.parametrize(
    ("level", "severity"),
    [
        (Level.ERROR, "High"),
        (Level.WARNING, "Medium"),
        (Level.NOTE, "Low"),
        (Level.OFF, "Info"),
    ],
)
def test_should_grade_by_level_when_a_rule_has_no_score(level: Level, severity: str) -> None:
    assert told(rule(tags=("security",)), level=level)[0]["severity"] == severity


@pytest.mark.parametrize("other", [{}, {"security_severity": "high"}, {"tags": ("style",)}])
def test_should_leave_a_finding_out_when_its_rule_is_about_something_else(
    other: dict[str, Any],
) -> None:
    assert told(rule(**other)) == []


def test_should_obey_no_markup_when_messages_hold_some() -> None:
    said = told(rule(cwe=(1,)), message="<b>*x*</b> @root", fix="[x](y)")[0]
    assert (said["description"], said["solution"]) == (
        r"&lt;b&gt;\*x\*&lt;/b&gt; `@`root",
        r"\[x\](y)",
    )


def test_should_speak_of_the_message_when_a_rule_says_nothing() -> None:
    assert told(rule(cwe=(1,), name="", summary=""))[0]["name"] == "prose comment"


@pytest.mark.parametrize("address", ["", "javascript:alert(1)"])
def test_should_give_no_address_when_a_rule_has_none(address: str) -> None:
    assert "url" not in told(rule(cwe=(1,), help_uri=address))[0]["identifiers"][0]


def test_should_keep_lines_in_order_when_a_region_is_odd() -> None:
    where = told(rule(cwe=(1,)), location=place("a.py", 5, 1, 1, 2))[0]["location"]
    assert (where["start_line"], where["end_line"]) == (5, 5)


def test_should_leave_out_what_does_not_count_when_findings_are_suppressed() -> None:
    waived = finding(suppression=result().findings[-1].suppression)
    assert document(result(findings=(waived,)))["vulnerabilities"] == []


@given(RESULTS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_should_have_what_gitlab_demands_when_texts_are_odd(sample: CheckResult) -> None:
    """Identifiers say something, names are short."""
    found = document(sample)["vulnerabilities"]
    assert all(
        entry["id"]
        and len(entry["name"]) <= 255
        and all(each["type"] and each["name"] and each["value"] for each in entry["identifiers"])
        for entry in found
    )


def test_should_show_no_line_when_asked_for_evidence() -> None:
    assert FORMAT.evidence(ReportOptions()) is Evidence.PLACES


def test_should_be_left_alone_when_a_check_is_interrupted() -> None:
    assert not FORMAT.written_when_interrupted


def test_should_know_findings_again_when_lines_have_moved() -> None:
    moved = SHELL.location.region
    before = document(result(findings=(SHELL,)))["vulnerabilities"][0]["id"]
    away = finding(
        analyzer="bandit",
        rule="B602",
        key="shell",
        location=place(ORDERS_PATH, 2, 1, moved.end_column),
    )
    assert document(result(findings=(away,)))["vulnerabilities"][0]["id"] == before


def test_should_be_no_longer_than_gitlab_takes_when_a_message_is() -> None:
    assert len(told(rule(cwe=(78,)), message="x" * 1_100_000)[0]["description"]) <= 1_048_576


@given(RESULTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_should_be_what_the_published_schema_demands_when_a_result_is_odd(
    sample: CheckResult,
) -> None:
    assert list(jsonschema.Draft7Validator(PUBLISHED).iter_errors(document(sample))) == []


@pytest.mark.parametrize("sample", [result(), clean_result(), incomplete_result()])
def test_should_be_what_the_published_schema_demands(sample: CheckResult) -> None:
    assert list(jsonschema.Draft7Validator(PUBLISHED).iter_errors(document(sample))) == []
