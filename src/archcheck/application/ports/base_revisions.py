"""With which commits a run compares."""

import abc
from collections.abc import Collection, Mapping

from archcheck.domain.changed_code import WORK_TREE, BaseRevision, Changes, Comparison


class BaseRevisions(abc.ABC):
    """Knows the history around a project."""

    @abc.abstractmethod
    def since(self, root: str, revision: str) -> tuple[BaseRevision, ...]:
        """Where the history of today and that of a revision meet: their merge bases, sorted.

        Raises UsageProblems where there is none, with the command that helps.
        """

    @abc.abstractmethod
    def staged(self, root: str) -> Comparison:
        """What is about to be committed, or to be handed on, and with what that is compared."""

    @abc.abstractmethod
    def changes(self, root: str, base: BaseRevision) -> Changes:
        """What has changed below a directory since a commit, whether committed or not."""

    @abc.abstractmethod
    def renames(self, root: str, base: BaseRevision, target: str = WORK_TREE) -> Mapping[str, str]:
        """The paths of today that had others at a commit, by these; cheaper than all changes."""

    @abc.abstractmethod
    def contents(
        self, root: str, base: BaseRevision, paths: Collection[str]
    ) -> Mapping[str, bytes]:
        """What was in files at a commit; without those that were not there."""
