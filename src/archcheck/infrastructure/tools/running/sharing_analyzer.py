"""An analyzer whose jobs may be done together with those of other projects."""

import abc

from archcheck.application.ports.analyzer import Analyzer
from archcheck.domain.job import Job
from archcheck.infrastructure.tools.running.joint_runs import Member


class SharingAnalyzer(Analyzer):
    """Says which jobs of one tool may share a start of it."""

    @abc.abstractmethod
    def member(self, job: Job) -> Member | None:
        """What a job brings to a start for several projects; None where it is done alone."""
