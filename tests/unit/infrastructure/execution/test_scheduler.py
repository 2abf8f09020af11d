"""Tests of the scheduler."""

import contextlib
import threading
from collections.abc import Collection, Sequence

import pytest

from archcheck.application.ports.analyzer import Analyzer, AnalyzerDescription
from archcheck.application.ports.termination import Terminated
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job, JobResult
from archcheck.infrastructure.execution.scheduler import ThreadScheduler
from archcheck.interface.cli.silent_progress import SilentProgress


class Recorder(Analyzer):
    """Writes down what it is asked to do."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.ran: list[str] = []
        self.stopped = threading.Event()

    @property
    def name(self) -> str:
        """Its name."""
        return "recorder"

    def plan(self, inspection: Inspection) -> tuple[Job, ...]:
        """Nothing."""
        return ()

    def run(self, job: Job) -> JobResult:
        """Remember the job; a job called `interrupt` is interrupted, `wait` waits for the end."""
        self.ran.append(job.name)
        if job.name == "interrupt":
            raise KeyboardInterrupt
        if job.name == "wait":
            self.stopped.wait(30)
        return JobResult(job=job.name, analyzer=self.name)

    def stop(self) -> None:
        """Let those who wait go on."""
        self.stopped.set()

    def describe(self, inspection: Inspection, rule_ids: Collection[str]) -> AnalyzerDescription:
        """Nothing to tell."""
        return AnalyzerDescription(version="", homepage="")


def job(name: str, cost: float = 0.0) -> Job:
    return Job(analyzer="recorder", name=name, root="/", files=(), cost=cost)


def run(jobs: Sequence[Job], recorder: Recorder, workers: int = 1) -> list[str]:
    results = ThreadScheduler().run(jobs, {"recorder": recorder}, workers, SilentProgress())
    return [result.job for result in results]


def test_should_keep_order_of_jobs_when_all_are_done() -> None:
    jobs = [job("a", 1), job("b", 3), job("c", 2)]
    assert run(jobs, Recorder(), workers=3) == ["a", "b", "c"]


def test_should_begin_with_most_expensive_when_one_worker_runs() -> None:
    recorder = Recorder()
    run([job("a", 1), job("b", 3), job("c", 2), job("d", 2)], recorder)
    assert recorder.ran == ["b", "c", "d", "a"]


def test_should_answer_nothing_when_there_are_no_jobs() -> None:
    assert run([], Recorder()) == []


def test_should_stop_analyzers_when_interrupted() -> None:
    recorder = Recorder()
    with contextlib.suppress(KeyboardInterrupt):
        run([job("wait", 2), job("interrupt", 1)], recorder, workers=2)
    assert recorder.stopped.is_set()


def test_should_pass_interrupt_on_when_analyzers_have_stopped() -> None:
    with pytest.raises(KeyboardInterrupt):
        run([job("interrupt")], Recorder())


class Impatience(SilentProgress):
    """Ends the check when the first job is done."""

    def done(self, result: JobResult) -> None:
        """End it."""
        raise Terminated


def terminated(recorder: Recorder) -> Sequence[JobResult]:
    """The results of two jobs, of which one is not done when the end comes."""
    jobs = [job("wait", 2), job("quick", 1)]
    return ThreadScheduler().run(jobs, {"recorder": recorder}, 2, Impatience())


def test_should_tell_what_is_finished_when_terminated() -> None:
    assert [result.interrupted for result in terminated(Recorder())] == [True, False]


def test_should_say_what_was_not_done_when_terminated() -> None:
    assert terminated(Recorder())[0].reason == "terminated before it was done"


def test_should_stop_analyzers_when_terminated() -> None:
    recorder = Recorder()
    terminated(recorder)
    assert recorder.stopped.is_set()


def test_should_leave_analyzers_able_to_describe_rules_when_all_is_done() -> None:
    recorder = Recorder()
    run([job("a")], recorder)
    assert not recorder.stopped.is_set()
