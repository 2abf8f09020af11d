"""With which commits a run compares."""

import abc
from collections.abc import Mapping

from archcheck.domain.changed_code import BaseRevision, Changes


class BaseRevisions(abc.ABC):
    """Knows the history around a project."""

    @abc.abstractmethod
    def since(self, root: str, revision: str) -> tuple[BaseRevision, ...]:
        """Where the history of today and that of a revision meet: their merge bases, sorted.

        Raises UsageProblems where there is none, with the command that helps.
        """

    @abc.abstractmethod
    def changes(self, root: str, base: BaseRevision) -> Changes:
        """What has changed below a directory since a commit, whether committed or not."""

    @abc.abstractmethod
    def renames(self, root: str, base: BaseRevision) -> Mapping[str, str]:
        """The paths of today that had others at a commit, by these; cheaper than all changes."""
