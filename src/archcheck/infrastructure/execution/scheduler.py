"""One scheduler owns the cores."""

import dataclasses
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed

from archcheck.application.ports.analyzer import JobRunner
from archcheck.application.ports.scheduler import Progress, Scheduler
from archcheck.application.ports.termination import Terminated
from archcheck.domain.job import Job, JobResult, Outcome
from archcheck.infrastructure.execution.control_groups import ControlGroups


class ThreadScheduler(Scheduler):
    """Runs one job for each worker at a time, the most expensive first.

    Jobs wait for processes, so threads are enough to drive them.
    """

    def workers(self) -> int:
        """The processors that this process may use, within the limits of its control group."""
        return ControlGroups().cores()

    def run(
        self,
        jobs: Sequence[Job],
        analyzers: Mapping[str, JobRunner],
        workers: int,
        progress: Progress,
    ) -> tuple[JobResult, ...]:
        """All results in the order of `jobs`; interrupted, it stops every analyzer first."""
        progress.begin(jobs)
        executor = ThreadPoolExecutor(max_workers=max(1, workers), thread_name_prefix="archcheck")
        futures = _submitted(executor, jobs, analyzers)
        try:
            _tell(futures, progress)
            finished = _finished(futures)
        except BaseException as ending:
            finished = _finished(futures)
            _end(executor, analyzers)
            if not isinstance(ending, Terminated):
                raise
        finally:
            progress.end()
            executor.shutdown(wait=True)
        return tuple(_result(job, finished.get(job.name)) for job in jobs)


def _tell(futures: Iterable[Future[JobResult]], progress: Progress) -> None:
    for future in as_completed(futures):
        progress.done(future.result())


def _finished(futures: Mapping[Future[JobResult], Job]) -> Mapping[str, Future[JobResult]]:
    return {job.name: future for future, job in futures.items() if future.done()}


def _submitted(
    executor: ThreadPoolExecutor, jobs: Sequence[Job], analyzers: Mapping[str, JobRunner]
) -> Mapping[Future[JobResult], Job]:
    longest_first = sorted(jobs, key=lambda job: (-job.cost, job.name))
    return {executor.submit(_timed, analyzers[job.analyzer], job): job for job in longest_first}


def _timed(analyzer: JobRunner, job: Job) -> JobResult:
    began = time.perf_counter()
    return dataclasses.replace(analyzer.run(job), began=began)


def _result(job: Job, future: Future[JobResult] | None) -> JobResult:
    if future is not None:
        return future.result()
    return JobResult(
        job=job.name,
        analyzer=job.analyzer,
        outcome=Outcome.FAILED,
        reason="terminated before it was done",
        interrupted=True,
    )


def _end(executor: ThreadPoolExecutor, analyzers: Mapping[str, JobRunner]) -> None:
    executor.shutdown(wait=False, cancel_futures=True)
    for analyzer in analyzers.values():
        analyzer.stop()
