"""What the modules of a project are, and what names mean among them."""

import abc
from collections.abc import Sequence

from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.module_graph import ModuleGraph


class ModuleMap(abc.ABC):
    """The modules of one project."""

    @property
    @abc.abstractmethod
    def graph(self) -> ModuleGraph:
        """The modules and their imports."""

    @abc.abstractmethod
    def meant(self, option: str, names: Sequence[str]) -> frozenset[str]:
        """The modules and libraries that layers, patterns and names mean, all of them together.

        Raises UsageProblems for what means nothing here; `option` is who asked for it.
        """


class ModuleMaps(abc.ABC):
    """Makes the map of a project."""

    @abc.abstractmethod
    def of(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ModuleMap:
        """The map of a project whose files state these facts."""
