"""How missing tools come into an environment of archcheck's own."""

import abc
from collections.abc import Sequence

from archcheck.shared.deferred import dataclass


class NotInstalled(Exception):
    """Tools could not be installed; the text says why."""


@dataclass(frozen=True)
class Installation:
    """Where tools are now, and what was asked for: distributions."""

    place: str
    distributions: tuple[str, ...]


class ToolInstaller(abc.ABC):
    """Installs tools, from an index; the only command that needs a network by itself."""

    @abc.abstractmethod
    def install(self, names: Sequence[str]) -> Installation:
        """Install tools by their names; raises UsageProblems for unknown ones, and NotInstalled."""
