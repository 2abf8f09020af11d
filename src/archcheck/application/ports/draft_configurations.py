"""Configurations that nobody has written yet."""

import abc
from collections.abc import Mapping

from archcheck.domain.configuration import Configuration


class DraftConfigurations(abc.ABC):
    """Reads a configuration as if it stood in a project."""

    @abc.abstractmethod
    def load(self, root: str, keys: Mapping[str, object]) -> Configuration:
        """The configuration of a project with these keys; raises UsageProblems."""

    @abc.abstractmethod
    def packs(self) -> tuple[str, ...]:
        """The packs that are known by name, sorted."""
