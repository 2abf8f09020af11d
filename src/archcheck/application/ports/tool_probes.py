"""Whether tools complain at all under a project's own configuration of them."""

import abc
from collections.abc import Callable
from contextlib import AbstractContextManager

from archcheck.domain.configuration import Configuration
from archcheck.domain.job import Outcome
from archcheck.domain.project import Project
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, kw_only=True)
class ToolProbe:
    """What a tool said of a planted file: how many findings, or why there is no answer.

    A tool that is not asked is `skipped`.
    """

    name: str
    outcome: Outcome
    findings: int = 0
    reason: str = ""
    optional: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether it has looked, and has nothing to say."""
        return self.outcome is Outcome.COMPLETED and not self.findings


Answers = Callable[[], tuple[ToolProbe, ...]]
Probing = AbstractContextManager[Answers]


class ToolProbes(abc.ABC):
    """Gives each enabled tool a file that it must complain about."""

    @abc.abstractmethod
    def started(self, configuration: Configuration, project: Project) -> Probing:
        """All are asked at once, while others go on; left, what still runs is ended.

        The answers are in the order of reports; nothing is written into the project.
        """
