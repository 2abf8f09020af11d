"""Where projects lie, and what configures them."""

import abc

from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Place:
    """A project: its absolute root, the path that messages call it, and its configuration file.

    `file` is empty where nothing configures archcheck; `members` are projects that lie in it, sorted.
    Where it has no code of its own, `has_sources` is false. `shared` is the file of the root of a table
    of projects that configures it, empty for none.
    """

    root: str
    path: str = "."
    file: str = ""
    members: tuple["Place", ...] = ()
    has_sources: bool = True
    shared: str = ""


class ProjectPlaces(abc.ABC):
    """Finds projects."""

    @abc.abstractmethod
    def around(self, directory: str) -> Place:
        """The project around a directory; raises UsageProblems."""
