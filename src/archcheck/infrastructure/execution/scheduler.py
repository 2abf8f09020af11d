"""One scheduler owns the cores."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed

from archcheck.application.ports.analyzer import Analyzer
from archcheck.application.ports.scheduler import Progress, Scheduler
from archcheck.domain.job import Job, JobResult


class ThreadScheduler(Scheduler):
    """Runs one job for each worker at a time, the most expensive first.

    Jobs wait for processes, so threads are enough to drive them.
    """

    def run(
        self,
        jobs: Sequence[Job],
        analyzers: Mapping[str, Analyzer],
        workers: int,
        progress: Progress,
    ) -> tuple[JobResult, ...]:
        """All results in the order of `jobs`; interrupted, it stops every analyzer first."""
        progress.begin(jobs)
        executor = ThreadPoolExecutor(max_workers=max(1, workers), thread_name_prefix="archcheck")
        try:
            results = _results(executor, jobs, analyzers, progress)
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            _stop(analyzers.values())
            raise
        finally:
            progress.end()
            executor.shutdown(wait=True)
        return tuple(results[job.name] for job in jobs)


def _results(
    executor: ThreadPoolExecutor,
    jobs: Sequence[Job],
    analyzers: Mapping[str, Analyzer],
    progress: Progress,
) -> Mapping[str, JobResult]:
    longest_first = sorted(jobs, key=lambda job: (-job.cost, job.name))
    futures: list[Future[JobResult]] = [
        executor.submit(analyzers[job.analyzer].run, job) for job in longest_first
    ]
    results: dict[str, JobResult] = {}
    for future in as_completed(futures):
        result = future.result()
        results[result.job] = result
        progress.done(result)
    return results


def _stop(analyzers: Iterable[Analyzer]) -> None:
    for analyzer in analyzers:
        analyzer.stop()
