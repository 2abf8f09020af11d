"""Tests of GitLab's Code Quality report."""

import dataclasses
import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from archcheck.application.ports.report_format import Evidence, ReportOptions
from archcheck.domain.check_result import CheckResult, Status, Verdict
from archcheck.domain.level import Level
from archcheck.domain.projects_result import ProjectsResult
from archcheck.infrastructure.reports.formats.gitlab import FORMAT
from tests.unit.infrastructure.reports.results_support import (
    BROKEN,
    CLOCK_PATH,
    PRICING_PATH,
    PROJECT,
    UNPARSED,
    WAIVED,
    clean_result,
    finding,
    incomplete_result,
    place,
    result,
)
from tests.unit.infrastructure.reports.strategies_support import RESULTS

ODD = re.compile(r"/|\.\./|.*[\x00-\x1f\udc80-\udcff]", re.DOTALL)
FIELDS = ["check_name", "description", "fingerprint", "location", "severity"]


def entries(sample: CheckResult) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(FORMAT.render(sample, ReportOptions()))
    return found


def test_should_have_the_fields_that_gitlab_reads_when_there_are_findings() -> None:
    assert {tuple(sorted(entry)) for entry in entries(result())} == {tuple(FIELDS)}


def test_should_say_what_and_where_when_a_finding_is_told() -> None:
    told = entries(result())[0]
    assert (told["check_name"], told["description"], told["location"]) == (
        "layer-dependency",
        'application must not import infrastructure (contract "hexagonal")',
        {
            "path": "src/shop/application/use_cases/create_order_use_case.py",
            "lines": {"begin": 4},
        },
    )


@pytest.mark.parametrize(
    ("level", "severity"),
    [(Level.ERROR, "major"), (Level.WARNING, "minor"), (Level.NOTE, "info")],
)
def test_should_map_levels_when_findings_are_told(level: Level, severity: str) -> None:
    assert entries(result(findings=(finding(level=level),)))[0]["severity"] == severity


def test_should_block_when_a_file_cannot_be_parsed() -> None:
    assert entries(result(findings=(UNPARSED,)))[0]["severity"] == "blocker"


def test_should_leave_out_what_does_not_count_when_findings_are_suppressed() -> None:
    assert len(entries(result())) == 5


def test_should_be_empty_when_nothing_was_found() -> None:
    assert entries(clean_result()) == []


def test_should_tell_what_was_not_checked_when_the_analysis_is_incomplete() -> None:
    """The broken file is told by its finding, the tool by nothing else."""
    told = [entry["description"] for entry in entries(incomplete_result())]
    assert [text.partition(":")[0] for text in told] == [
        "invalid syntax",
        "local variable 'result' is assigned to but never used",
        "Not checked",
    ]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("setup.toml", "app/setup.toml"),
        ("", "app/pyproject.toml"),
        ("/etc/a.toml", "app/pyproject.toml"),
        ("../../a.toml", "app/pyproject.toml"),
    ],
)
def test_should_stand_at_the_configuration_when_something_was_not_checked(
    name: str, path: str
) -> None:
    project = dataclasses.replace(PROJECT, configuration_file=name, prefix="app/")
    gaps = Verdict(Status.INCOMPLETE, 3, ("mypy did not finish",))
    sample = clean_result(project=project, verdict=gaps)
    assert entries(sample)[0]["location"] == {"path": path, "lines": {"begin": 1}}


def test_should_begin_at_the_repository_when_a_project_lies_below() -> None:
    project = dataclasses.replace(PROJECT, prefix="services/api/")
    sample = result(project=project, findings=(finding(),))
    assert entries(sample)[0]["location"]["path"] == f"services/api/{PRICING_PATH}"


@pytest.mark.parametrize(
    ("path", "told"),
    [("a\udcff.py", "a%FF.py"), ("a\nb.py", "a%0Ab.py"), ("é x.py", "é x.py")],
)
def test_should_encode_bytes_when_names_are_odd(path: str, told: str) -> None:
    sample = result(findings=(finding(location=place(path, 1, 1, 2)),))
    assert entries(sample)[0]["location"]["path"] == told


def test_should_know_findings_again_when_lines_have_moved() -> None:
    before = entries(result(findings=(finding(),)))
    after = entries(result(findings=(finding(location=place(PRICING_PATH, 3, 1, 7)),)))
    assert before[0]["fingerprint"] == after[0]["fingerprint"]


def test_should_keep_fingerprints_when_another_finding_is_waived() -> None:
    counted = dataclasses.replace(WAIVED, suppression=None, location=place(CLOCK_PATH, 9, 1, 2))
    alone = entries(result(findings=(WAIVED, counted)))
    together = entries(result(findings=(dataclasses.replace(WAIVED, suppression=None), counted)))
    assert alone[0]["fingerprint"] == together[1]["fingerprint"]


@given(RESULTS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_should_have_unique_fingerprints_when_findings_are_alike(sample: CheckResult) -> None:
    prints = [entry["fingerprint"] for entry in entries(sample)]
    assert len(prints) == len(set(prints))


@given(RESULTS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_should_stay_in_the_repository_when_places_are_odd(sample: CheckResult) -> None:
    paths = [entry["location"]["path"] for entry in entries(sample)]
    assert [path for path in paths if ODD.match(path)] == []


def test_should_show_no_line_when_asked_for_evidence() -> None:
    assert FORMAT.evidence(ReportOptions()) is Evidence.PLACES


def test_should_be_left_alone_when_a_check_is_interrupted() -> None:
    assert not FORMAT.written_when_interrupted


def test_should_name_the_file_when_it_was_not_checked_and_nothing_tells_it() -> None:
    sample = incomplete_result(findings=())
    assert BROKEN in entries(sample)[0]["description"]


def test_should_report_projects_as_if_they_were_one_when_there_are_several() -> None:
    run = ProjectsResult(
        version="1",
        name="shop",
        root=PROJECT.root,
        prefix=PROJECT.prefix,
        source="",
        results=(result(), clean_result()),
    )
    found = json.loads(FORMAT.render_projects(run, ReportOptions()))
    assert sorted(map(str, found)) == sorted(map(str, entries(result())))
