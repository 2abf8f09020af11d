"""How a project is measured."""

import abc
from collections.abc import Sequence

from archcheck.domain.facts import FileFacts
from archcheck.domain.fitness import Fitness
from archcheck.domain.project import Project


class FitnessGauge(abc.ABC):
    """Measures projects by what their files state."""

    @abc.abstractmethod
    def measure(self, project: Project, facts: Sequence[FileFacts]) -> Fitness:
        """The metrics and tangles of a project whose files state these facts."""
