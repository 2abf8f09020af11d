"""Which analyzers a configuration asks for."""

import abc
from collections.abc import Collection

from archcheck.application.ports.analyzer import Analyzer
from archcheck.domain.configuration import Configuration


class Tooling(abc.ABC):
    """Makes the analyzers of a check."""

    @abc.abstractmethod
    def tool_names(self) -> tuple[str, ...]:
        """Every tool that archcheck can run, sorted."""

    @abc.abstractmethod
    def get_ready(self, rules: Collection[str]) -> None:
        """Begin to start what these own rules need, while the files are still looked for."""

    @abc.abstractmethod
    def analyzers(self, configuration: Configuration) -> tuple[Analyzer, ...]:
        """The own checkers, then each enabled tool in the fixed order of reports."""
