"""The analyzers of a check: the own checkers and the wrapped tools."""

from collections.abc import Mapping

from archcheck.application.ports.analyzer import Analyzer
from archcheck.application.ports.tooling import Tooling
from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.checkers.checkers_analyzer import CheckersAnalyzer
from archcheck.infrastructure.tools.catalogue import known_tools


class InstalledTooling(Tooling):
    """Makes the own checkers and the adapters of the enabled tools."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """Take the variables of the process environment."""
        self._variables = variables

    def tool_names(self) -> tuple[str, ...]:
        """Every tool that archcheck can run, sorted."""
        return known_tools()

    def analyzers(self, configuration: Configuration) -> tuple[Analyzer, ...]:
        """The own checkers, then each enabled tool in the fixed order of reports."""
        if not any(tool.enabled for tool in configuration.tools.values()):
            return (CheckersAnalyzer(),)
        from archcheck.infrastructure.tools.tool_analyzers import tool_analyzers

        return (CheckersAnalyzer(), *tool_analyzers(configuration, self._variables))
