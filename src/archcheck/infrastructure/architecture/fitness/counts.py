"""Rules that hold a number of each module or package against a limit."""

import abc
from collections.abc import Iterable, Iterator
from typing import TypeVar

from archcheck.domain.fitness import Metrics, ModuleMetrics, PackageMetrics
from archcheck.infrastructure.architecture.fitness.fitness_rule import (
    FitnessRule,
    MeasuredProject,
)
from archcheck.infrastructure.architecture.project_rule import ProjectViolation
from archcheck.infrastructure.decoding.decoder import Options
from archcheck.infrastructure.decoding.value_types import Count

Measured = tuple[ModuleMetrics | PackageMetrics, int]


class LimitOptions(Options, frozen=True, kw_only=True):
    """The most that is allowed."""

    limit: Count


LimitType = TypeVar("LimitType", bound=LimitOptions)


class CountRule(FitnessRule[LimitType]):
    """Finds what has more of something than the limit."""

    @abc.abstractmethod
    def counts(self, metrics: Metrics) -> Iterable[Measured]:
        """Each module or package with the number that counts."""

    @abc.abstractmethod
    def sentence(self, name: str, count: int) -> str:
        """What a number says."""

    def violations(self, project: MeasuredProject, /) -> Iterator[ProjectViolation]:
        """One for each that is above the limit."""
        limit = self.options.limit
        for found, count in self.counts(project.metrics):
            if count > limit:
                yield ProjectViolation(
                    path=found.path,
                    message=f"{self.sentence(found.name, count)}, limit {limit:,}",
                    key=self.rule,
                    symbol=found.name,
                    limit=str(limit),
                )
