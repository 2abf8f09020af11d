"""What a project was at earlier commits."""

import abc
from collections.abc import Collection, Mapping

from archcheck.domain.configuration import Configuration
from archcheck.domain.facts import FileFacts
from archcheck.domain.fitness_history import Summary, Version
from archcheck.domain.project import Project
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Span:
    """The last `count` commits, each the first parent of the next, or the last tags by date."""

    count: int
    tags: bool = False


class HistoryUnknown(Exception):
    """The repository does not answer; a sentence for people."""


class PastVersions(abc.ABC):
    """Old versions of one project, found by the settings of today."""

    @abc.abstractmethod
    def identity(self, version: Version) -> str:
        """All that the project of a version depends on, told without a look at its files."""

    @abc.abstractmethod
    def project(self, version: Version) -> Project:
        """The project of a version; digests are names of contents. Raises HistoryUnknown."""

    @abc.abstractmethod
    def contents(self, sizes: Mapping[str, int]) -> Mapping[str, bytes]:
        """The contents with these names, whose sizes are known; without those that are not here."""


class ProjectHistory(abc.ABC):
    """Reads old commits; the work tree has no part in it."""

    @abc.abstractmethod
    def versions(self, root: str, span: Span) -> tuple[Version, ...]:
        """The versions of the project at a root directory, the oldest first.

        Raises UsageProblems where there is no repository, no commit or no tag, and HistoryUnknown.
        """

    @abc.abstractmethod
    def past(self, configuration: Configuration, today: Project) -> PastVersions:
        """The old versions of a project."""


class PastMemory(abc.ABC):
    """Remembers what was found out about old versions."""

    @abc.abstractmethod
    def facts(self, names: Collection[str]) -> Mapping[str, FileFacts | None]:
        """Remembered facts by the names of contents; None for those that cannot be parsed."""

    @abc.abstractmethod
    def keep_facts(self, facts: Mapping[str, FileFacts | None]) -> None:
        """Remember some more."""

    @abc.abstractmethod
    def summary(self, identity: str) -> Summary | None:
        """What was measured of a project with this identity; None where nobody knows."""

    @abc.abstractmethod
    def keep_summary(self, identity: str, summary: Summary) -> None:
        """Remember it."""
