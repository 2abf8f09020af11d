"""The packs that there are."""

import abc

from archcheck.domain.configuration import Configuration
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, kw_only=True)
class PackContent:
    """A pack with all that it extends.

    `steps` are the numbers of entries that hold from the steps 1, 2 and 3 on.
    """

    name: str
    summary: str = ""
    layouts: tuple[str, ...] = ()
    extends: tuple[str, ...] = ()
    steps: tuple[int, ...] = ()
    configuration: Configuration


class PackLibrary(abc.ABC):
    """Finds packs by name and by path."""

    @abc.abstractmethod
    def names(self, directory: str) -> tuple[str, ...]:
        """The packs that are known by name, sorted."""

    @abc.abstractmethod
    def content(self, name: str, directory: str) -> PackContent:
        """One pack, also by a path relative to the directory; raises UsageProblems."""
