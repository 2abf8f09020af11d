"""Tests of what jobs are expected to cost."""

from collections.abc import Collection, Mapping

import pytest

from archcheck.application.checking.durations import Durations
from archcheck.application.ports.result_cache import NoResults
from archcheck.domain.job import Job, JobResult, Outcome


class Memory(NoResults):
    """Keeps everything."""

    def __init__(self, *values: bytes) -> None:
        """Take values that answer every question, or none."""
        self._values = values
        self.kept: dict[bytes, bytes] = {}

    def get_many(self, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        """What was put."""
        return self.kept | {key: value for key in keys for value in self._values}

    def put_many(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep it."""
        self.kept.update(entries)


def job(name: str, cost: float) -> Job:
    """A job `analyzer-number`."""
    return Job(analyzer=name.partition("-")[0], name=name, root="/shop", files=(), cost=cost)


def result(name: str, cpu: float, outcome: Outcome = Outcome.COMPLETED) -> JobResult:
    """What came of it."""
    analyzer = name.partition("-")[0]
    return JobResult(job=name, analyzer=analyzer, outcome=outcome, cpu_seconds=cpu)


JOBS = (job("mypy-1", 2.0), job("flake8-1", 1.0), job("flake8-2", 3.0))


def costs_after(*results: JobResult) -> list[float]:
    """What the same jobs are expected to cost once these results are known."""
    durations = Durations(Memory())
    durations.remember(JOBS, results)
    return [entry.cost for entry in durations.corrected(JOBS)]


def test_should_expect_what_analyzers_say_when_nothing_is_known() -> None:
    assert costs_after() == [2.0, 1.0, 3.0]


def test_should_expect_what_it_took_when_an_analyzer_has_run() -> None:
    results = (result("mypy-1", 8.0), result("flake8-1", 1.0), result("flake8-2", 1.0))
    assert costs_after(*results) == [8.0, 0.5, 1.5]


def test_should_learn_from_the_jobs_that_ran_when_others_were_cached() -> None:
    assert costs_after(result("flake8-2", 6.0), result("flake8-1", 0.0)) == [2.0, 2.0, 6.0]


def test_should_learn_nothing_when_a_job_failed() -> None:
    assert costs_after(result("mypy-1", 300.0, Outcome.FAILED)) == [2.0, 1.0, 3.0]


def test_should_learn_nothing_when_a_job_is_too_small_to_tell() -> None:
    memory = Memory()
    Durations(memory).remember([job("mypy-1", 0.4)], [result("mypy-1", 9.0)])
    assert memory.kept == {}


@pytest.mark.parametrize("value", [b"", b"soon", b"nan", b"inf", b"-1", b"0", b"\xff"])
def test_should_expect_what_analyzers_say_when_a_value_is_no_number(value: bytes) -> None:
    assert [entry.cost for entry in Durations(Memory(value)).corrected(JOBS)] == [2.0, 1.0, 3.0]
