"""Progress that nobody watches."""

from collections.abc import Sequence

from archcheck.application.ports.scheduler import Progress
from archcheck.domain.job import Job, JobResult


class SilentProgress(Progress):
    """Tells nobody."""

    def begin(self, jobs: Sequence[Job]) -> None:
        """The plan is known."""

    def done(self, result: JobResult) -> None:
        """One job has ended."""

    def end(self) -> None:
        """Nothing more follows."""
