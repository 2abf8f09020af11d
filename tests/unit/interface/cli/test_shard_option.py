"""Tests of shards of several projects."""

from archcheck.application.checking.checked import Checked
from archcheck.application.checking.checked_projects import CheckedProjects
from archcheck.domain.check_result import Shard
from archcheck.domain.projects_result import ProjectsResult
from archcheck.interface.cli.shard_option import part_of
from tests.unit.infrastructure.reports.results_support import DIRECT, result
from tests.unit.interface.cli.command_support import checked

ONE = checked(result(findings=(DIRECT,)))


def several() -> CheckedProjects:
    outcome = ProjectsResult(
        version="0.1.0", name="all", root="/srv", prefix="", source="", results=(ONE.outcome,)
    )
    return CheckedProjects(outcome, (ONE,))


def elsewhere(found: Checked | CheckedProjects) -> list[bool]:
    return [finding.elsewhere for finding in found.shown().findings]


def test_should_divide_the_findings_of_each_when_there_are_several_projects() -> None:
    parts = (part_of(several(), {"shard": Shard(number, 2)}) for number in (1, 2))
    assert list(map(elsewhere, parts)) == [[False], [True]]


def test_should_report_all_when_no_shard_is_wanted() -> None:
    assert elsewhere(part_of(several(), {"shard": None})) == [False]
