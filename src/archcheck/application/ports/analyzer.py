"""What produces findings from jobs."""

import abc
from collections.abc import Collection

from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job, JobResult
from archcheck.domain.rule import ToolRule
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, kw_only=True)
class AnalyzerDescription:
    """What reports say about an analyzer; `rules` describes the rule ids that were asked for."""

    version: str
    homepage: str
    optional: bool = False
    rules: tuple[ToolRule, ...] = ()
    configuration_file: str = ""


class JobRunner(abc.ABC):
    """Does jobs."""

    @abc.abstractmethod
    def run(self, job: Job) -> JobResult:
        """Do one job; called from several threads at once; never raises."""

    @abc.abstractmethod
    def stop(self) -> None:
        """End all that is under way, with its children; `run` then returns soon."""


class Analyzer(JobRunner):
    """The own checkers, or one wrapped tool."""

    @property
    @abc.abstractmethod
    def name(self) -> str:
        """`archcheck` for the own rules, else the tool's name."""

    @abc.abstractmethod
    def plan(self, inspection: Inspection) -> tuple[Job, ...]:
        """The jobs of a check; a missing tool has a job too, whose result says so.

        Raises UsageProblems when the settings cannot work.
        """

    @abc.abstractmethod
    def describe(self, inspection: Inspection, rule_ids: Collection[str]) -> AnalyzerDescription:
        """Version, homepage, and the rules with these ids, each described, sorted by id."""
