"""What a rule about metrics is."""

import abc
from collections.abc import Iterable, Iterator
from typing import ClassVar

import msgspec

from archcheck.domain.fitness import Metrics
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.project_rule import (
    OptionsType,
    ProjectRule,
    ProjectViolation,
)
from archcheck.infrastructure.decoding.decoder import KeyProblem


class MeasuredProject(msgspec.Struct, frozen=True):
    """The metrics of a project, and the names that options may use in it."""

    metrics: Metrics
    names: ContractNames


class FitnessRule(ProjectRule[MeasuredProject, OptionsType]):
    """Holds metrics against a limit; one instance for one check."""

    needs_classes: ClassVar[bool] = False

    @abc.abstractmethod
    def violations(self, project: MeasuredProject, /) -> Iterable[ProjectViolation]:
        """Everything that is wrong in the project, whatever the scope."""

    def problems(self, names: ContractNames) -> Iterator[KeyProblem]:
        """What is wrong with options in a project with these names."""
        yield from ()
