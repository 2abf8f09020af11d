"""Tests of annotations for GitHub Actions and the summary of the job."""

import dataclasses
import re

import pytest
from hypothesis import HealthCheck, given, settings

from archcheck.application.ports.report_format import Evidence, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.domain.finding import BaselineState, Finding
from archcheck.domain.level import Level
from archcheck.infrastructure.reports.formats.github import FORMAT
from tests.unit.infrastructure.reports.results_support import (
    PRICING_PATH,
    PROJECT,
    UNUSED,
    clean_result,
    finding,
    place,
    result,
)
from tests.unit.infrastructure.reports.strategies_support import RESULTS

PLAIN = ReportOptions()
COMMAND = re.compile(r"::(error|warning|notice) file=[^:\n]*::[^\n]*")
REST = re.compile(r"[\d,]+ \w+, 10 of them annotated here; the summary of the job has the rest\.")


def lines(*findings: Finding) -> list[str]:
    return FORMAT.render(result(findings=findings), PLAIN).splitlines()


def test_should_annotate_the_line_when_a_finding_counts() -> None:
    assert lines(finding(because="Why.", fix="Do it.")) == [
        f"::error file={PRICING_PATH},line=1,endLine=1,col=1,endColumn=7,title=no-comments::"
        "prose comment%0AWhy.%0ADo it."
    ]


@pytest.mark.parametrize(
    ("level", "command"),
    [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.NOTE, "notice")],
)
def test_should_use_the_words_of_github_when_levels_differ(level: Level, command: str) -> None:
    assert lines(dataclasses.replace(UNUSED, level=level))[0].startswith(f"::{command} file=")


def test_should_give_no_columns_at_the_end_when_a_finding_has_many_lines() -> None:
    told = lines(finding(location=place(PRICING_PATH, 1, 2, 5, 3)))[0]
    assert "line=1,endLine=3,col=2,title=" in told


def test_should_annotate_ten_of_each_level_when_there_are_more() -> None:
    many = [finding(location=place(f"m{number}.py", 1, 1, 2)) for number in range(1_234)]
    told = lines(*many, UNUSED)
    assert (len(told), told[10]) == (
        12,
        "1,234 errors, 10 of them annotated here; the summary of the job has the rest.",
    )


def test_should_spread_annotations_over_rules_when_there_are_more() -> None:
    many = [finding(location=place(f"m{number}.py", 1, 1, 2)) for number in range(20)]
    other = finding(rule="layer-dependency", location=place("z.py", 1, 1, 2))
    assert any("title=layer-dependency" in line for line in lines(*many, other))


def test_should_obey_nothing_when_texts_hold_commands() -> None:
    odd = finding(
        message="100%\n::set-output name=x::y\r\x1b[1m",
        location=place("a,b:c%d\n::error::\udcff.py", 1, 1, 2),
        because="",
        rule="x",
    )
    assert lines(odd) == [
        "::error file=a%2Cb%3Ac%25d%250A%3A%3Aerror%3A%3A%25FF.py,line=1,endLine=1,col=1,"
        "endColumn=2,title=x::100%25 ::set-output name=x::y \\x1b[1m"
    ]


@given(RESULTS)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_should_write_nothing_but_annotations_when_texts_are_odd(sample: CheckResult) -> None:
    told = FORMAT.render(sample, PLAIN).split("\n")[:-1]
    assert [line for line in told if not COMMAND.fullmatch(line) and not REST.fullmatch(line)] == []


def test_should_begin_at_the_repository_when_a_project_lies_below() -> None:
    sample = result(project=dataclasses.replace(PROJECT, prefix="api/"), findings=(finding(),))
    assert FORMAT.render(sample, PLAIN).startswith(f"::error file=api/{PRICING_PATH},")


def test_should_say_nothing_when_nothing_counts() -> None:
    known = finding(baseline_state=BaselineState.UNCHANGED)
    assert FORMAT.render(clean_result(findings=(known,)), PLAIN) == ""


def test_should_have_the_verdict_in_the_summary_when_a_job_has_one() -> None:
    assert "**Gate failed: 4 errors and 1 warning in 4 files." in FORMAT.appendix(result(), PLAIN)


def test_should_fit_the_summary_when_findings_are_many() -> None:
    many = tuple(
        finding(rule=f"r{number % 300}", message="é" * 300, location=place(f"{number}.py", 1, 1, 2))
        for number in range(9_000)
    )
    assert (
        len(FORMAT.appendix(result(findings=many, files=result().files), PLAIN).encode()) < 1 << 20
    )


def test_should_know_the_architecture_when_asked_for_evidence() -> None:
    assert FORMAT.evidence(PLAIN) is Evidence.ARCHITECTURE
