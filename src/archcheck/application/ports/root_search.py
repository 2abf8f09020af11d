"""Why a project's roots are what they are."""

import abc

from archcheck.domain.configuration import Configuration
from archcheck.domain.project import Role
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class FoundRoot:
    """A source root, a test root, or (role `other`) a place that is left out, and the reason.

    `packages` are the root packages of a source root.
    """

    path: str
    role: Role
    reason: str
    packages: tuple[str, ...] = ()


class RootSearch(abc.ABC):
    """Looks for the roots of a project as a check does."""

    @abc.abstractmethod
    def roots(self, configuration: Configuration) -> tuple[FoundRoot, ...]:
        """Source roots in their order, test roots, and what is left out; raises UsageProblems."""
