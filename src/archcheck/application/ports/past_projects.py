"""A project as it was at a revision of its repository."""

import abc
from collections.abc import Sequence
from contextlib import AbstractContextManager

from archcheck.shared.deferred import dataclass

SHORT = 12


@dataclass(frozen=True)
class PastProject:
    """A copy of a project's sources and settings, as long as it is open.

    `directory` is absolute and stands for the project's root; `revision` is the full name of the
    commit; `has_sources` says whether there was any Python; `unread` are sentences about files that
    could not be copied. `paths` are those of all its files, where somebody asks.
    """

    directory: str
    revision: str
    has_sources: bool = True
    unread: tuple[str, ...] = ()
    paths: frozenset[str] = frozenset()

    @property
    def short(self) -> str:
        """The revision as people are told of it."""
        return self.revision[:SHORT]


class PastProjects(abc.ABC):
    """Knows what a project was."""

    @abc.abstractmethod
    def opened(
        self, root: str, revision: str, apart: Sequence[str] = ()
    ) -> AbstractContextManager[PastProject]:
        """The project of a root directory at a revision, under any name that git has for it.

        Of directories `apart` nothing is copied but what builds them.
        Raises UsageProblems where there is no such revision.
        """
