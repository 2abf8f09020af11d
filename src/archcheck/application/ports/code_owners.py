"""Who owns the files of a project."""

import abc
from collections.abc import Iterable, Mapping


class CodeOwners(abc.ABC):
    """Knows what the repository says about owners."""

    @abc.abstractmethod
    def owners(self, root: str, paths: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The owners of paths in the project at a root directory; none for what nobody owns."""
