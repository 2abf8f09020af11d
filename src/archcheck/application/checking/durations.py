"""What jobs cost before tells in which order they are best begun."""

import dataclasses
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.job import Job, JobResult, Outcome

WORTH_REMEMBERING = 0.5


class Durations:
    """Corrects the expected cost of jobs by what the last run of each analyzer took.

    A factor is kept for each analyzer: CPU seconds that it took to those that were expected.
    """

    def __init__(self, results: ResultCache) -> None:
        """Take where factors are kept."""
        self._results = results

    def corrected(self, jobs: Sequence[Job]) -> list[Job]:
        """The jobs at the cost that experience tells."""
        factors = self._factors({job.analyzer for job in jobs})
        return [
            dataclasses.replace(job, cost=job.cost * factors.get(job.analyzer, 1.0)) for job in jobs
        ]

    def remember(self, jobs: Iterable[Job], results: Iterable[JobResult]) -> None:
        """Keep what the analyzers took, where it was long enough to say something.

        The jobs are those that were planned, at the cost that the analyzers expected.
        """
        cost = {job.name: job.cost for job in jobs}
        expected: defaultdict[str, float] = defaultdict(float)
        taken: defaultdict[str, float] = defaultdict(float)
        for result in filter(_says_something, results):
            expected[result.analyzer] += cost[result.job]
            taken[result.analyzer] += result.cpu_seconds
        self._results.put_many(
            {_key(name): repr(taken[name] / expected[name]).encode() for name in _worth(expected)}
        )

    def _factors(self, analyzers: Iterable[str]) -> Mapping[str, float]:
        names = {_key(analyzer): analyzer for analyzer in sorted(analyzers)}
        known = self._results.get_many(names)
        return {names[key]: _factor(value) for key, value in known.items()}


def _says_something(result: JobResult) -> bool:
    return result.outcome is Outcome.COMPLETED and result.cpu_seconds > 0


def _worth(expected: Mapping[str, float]) -> list[str]:
    """The analyzers that had enough to do for their time to say something."""
    return [name for name, seconds in expected.items() if seconds >= WORTH_REMEMBERING]


def _key(analyzer: str) -> bytes:
    return f"duration of {analyzer}".encode()


def _factor(value: bytes) -> float:
    """The number in a value; 1 where there is none."""
    try:
        factor = float(value)
    except ValueError:
        return 1.0
    return factor if math.isfinite(factor) and factor > 0 else 1.0
