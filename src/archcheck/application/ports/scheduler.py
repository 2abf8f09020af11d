"""How jobs get done within a CPU budget."""

import abc
from collections.abc import Mapping, Sequence

from archcheck.application.ports.analyzer import JobRunner
from archcheck.domain.job import Job, JobResult


class Progress(abc.ABC):
    """Who is told how far a check is."""

    @abc.abstractmethod
    def begin(self, jobs: Sequence[Job]) -> None:
        """The plan is known."""

    @abc.abstractmethod
    def done(self, result: JobResult) -> None:
        """One job has ended."""

    @abc.abstractmethod
    def end(self) -> None:
        """Nothing more follows."""


class Scheduler(abc.ABC):
    """Runs jobs in parallel, the most expensive first."""

    @abc.abstractmethod
    def workers(self) -> int:
        """How many jobs this machine lets run at once."""

    @abc.abstractmethod
    def run(
        self,
        jobs: Sequence[Job],
        analyzers: Mapping[str, JobRunner],
        workers: int,
        progress: Progress,
    ) -> tuple[JobResult, ...]:
        """All results in the order of `jobs`; interrupted, it stops every analyzer first.

        Terminated, it answers for the jobs that were not finished with `interrupted` results.
        """
