"""Tests of parts of what a check has found."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.application.sharding import sharded
from archcheck.domain.check_result import BaseReport, CheckResult, Shard, Status, Verdict
from archcheck.domain.finding import Finding
from tests.unit.infrastructure.reports.results_support import (
    DIRECT,
    clean_result,
    finding,
    incomplete_result,
    place,
    result,
)
from tests.unit.interface.cli.command_support import checked

FAMILIES = ("conventions", "gate", "tests")
PATHS = st.lists(st.text(alphabet="ab/\udcff", min_size=1, max_size=4), max_size=12)


def part(sample: CheckResult, number: int, count: int) -> CheckResult:
    return sharded(checked(sample), Shard(number, count), FAMILIES).outcome


def mine(sample: CheckResult, number: int, count: int) -> list[Finding]:
    return [each for each in part(sample, number, count).findings if not each.elsewhere]


@settings(deadline=None)
@given(PATHS, st.integers(1, 5))
def test_should_report_each_finding_once_when_shards_are_joined(
    paths: list[str], count: int
) -> None:
    found = tuple(finding(location=place(path, 1, 1, 2)) for path in paths)
    sample = result(findings=found)
    parts = [each for number in range(count) for each in mine(sample, number + 1, count)]
    assert sorted(parts, key=repr) == sorted(found, key=repr)


@pytest.mark.parametrize("count", [1, 2, 7])
def test_should_report_what_is_about_the_project_first_when_sharded(count: int) -> None:
    assert DIRECT in mine(result(findings=(DIRECT,)), 1, count)


def test_should_keep_all_findings_when_sharded() -> None:
    assert len(part(result(), 2, 3).findings) == len(result().findings)


def test_should_say_which_part_it_is_when_sharded() -> None:
    assert part(result(), 2, 3).shard == Shard(2, 3)


@pytest.mark.parametrize(("number", "code"), [(1, 1), (2, 0)])
def test_should_fail_only_where_the_findings_are_when_sharded(number: int, code: int) -> None:
    assert part(result(findings=(DIRECT,)), number, 2).verdict.exit_code == code


@pytest.mark.parametrize(("number", "status"), [(1, Status.FAILED), (2, Status.PASSED)])
def test_should_fail_first_when_no_finding_closes_the_gate(number: int, status: Status) -> None:
    closed = clean_result(verdict=Verdict(Status.FAILED, 1))
    assert part(closed, number, 2).verdict.status is status


@pytest.mark.parametrize("number", [1, 2])
def test_should_be_incomplete_everywhere_when_something_was_not_checked(number: int) -> None:
    assert part(incomplete_result(), number, 2).verdict.exit_code == 3


def test_should_change_nothing_else_when_there_is_one_shard() -> None:
    assert dataclasses.replace(part(result(), 1, 1), shard=None) == result()


@pytest.mark.parametrize(("number", "is_told"), [(1, True), (2, False)])
def test_should_tell_first_what_is_gone_when_sharded(number: int, is_told: bool) -> None:
    told = part(clean_result(since=BaseReport()), number, 2).since
    assert (told is not None) == is_told
