"""A project with other contents than those of its work tree, in a private directory."""

import abc
from contextlib import AbstractContextManager

from archcheck.application.ports.past_projects import PastProject
from archcheck.domain.changed_code import BaseRevision


class ProjectCopies(abc.ABC):
    """Copies a project whole, as long as a copy is open; the work tree is not touched."""

    @abc.abstractmethod
    def committed(
        self, root: str, base: BaseRevision, settings_of: str = ""
    ) -> AbstractContextManager[PastProject]:
        """The project of a root directory at a commit.

        With `settings_of`, a project as it is today, it has the settings of that, but its own code
        and dependencies. Raises UsageProblems where contents are not here, with the command that
        brings them.
        """

    @abc.abstractmethod
    def staged(self, root: str) -> AbstractContextManager[PastProject]:
        """The project as the index has it, with no revision; raises UsageProblems."""
