"""Tests of several projects that are analysed in one go."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import cast

import pytest

from archcheck.application.checking.group import prepare_group
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.together import analyse_together, seen_from_root
from archcheck.application.ports.analyzer import JobRunner
from archcheck.application.ports.scheduler import Progress
from archcheck.domain.job import Job, JobResult
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.project_table import TablePlace
from tests.unit.application.checking.checking_support import (
    FixedAnalyzer,
    FixedServices,
    InOrder,
    Unwatched,
    services,
)
from tests.unit.application.checking.group_support import DIVISION, TABLE

PLACE = TablePlace(TABLE, TABLE.entries[0])


class Impatient(InOrder):
    """Ends everything that is under way as soon as it has begun."""

    def run(
        self,
        jobs: Sequence[Job],
        analyzers: Mapping[str, JobRunner],
        workers: int,
        progress: Progress,
    ) -> tuple[JobResult, ...]:
        """The results, after everything has been ended."""
        for analyzer in analyzers.values():
            analyzer.stop()
        return super().run(jobs, analyzers, workers, progress)


@pytest.mark.parametrize(
    ("place", "file", "expected"),
    [
        (PLACE, "setup.cfg", "libs/amp/setup.cfg"),
        (PLACE, "../../pyproject.toml", "pyproject.toml"),
        (PLACE, "pack team", "pack team"),
        (PLACE, "", ""),
        (TablePlace(TABLE), "setup.cfg", "setup.cfg"),
        (None, "setup.cfg", "setup.cfg"),
    ],
)
def test_should_lead_to_the_file_from_the_root_when_a_project_is_wrong(
    place: TablePlace | None, file: str, expected: str
) -> None:
    problems = seen_from_root(UsageProblems(Problem(file, "", "wrong")), place)
    assert [problem.file for problem in problems.problems] == [expected]


def test_should_end_the_analyzer_of_each_project_when_the_run_is_ended() -> None:
    analyzer = FixedAnalyzer("archcheck", JobResult(job="", analyzer="archcheck"))
    ports = cast(FixedServices, services(analyzer))
    impatient = dataclasses.replace(ports, scheduler=Impatient())
    group = prepare_group(DIVISION, CheckRequest(directory="/shops"), impatient)
    analyse_together(group, impatient, Unwatched())
    assert analyzer.calls[:2] == ["stop", "stop"]
