"""The analyzers of a check: the own checkers and the wrapped tools."""

from collections.abc import Collection, Mapping

from archcheck.application.ports.analyzer import Analyzer
from archcheck.application.ports.tooling import Tooling
from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.checkers.engine.checker_files import worker_modules
from archcheck.infrastructure.execution.warm_up import warm_up
from archcheck.infrastructure.tools.catalogue import known_tools


class InstalledTooling(Tooling):
    """Makes the own checkers and the adapters of the enabled tools."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """Take the variables of the process environment."""
        self._variables = variables

    def tool_names(self) -> tuple[str, ...]:
        """Every tool that archcheck can run, sorted."""
        return known_tools()

    def get_ready(self, rules: Collection[str]) -> None:
        """Start the server that worker processes are forked from."""
        warm_up(worker_modules(rules))

    def analyzers(self, configuration: Configuration) -> tuple[Analyzer, ...]:
        """The own checkers, then each enabled tool in the fixed order of reports."""
        from archcheck.infrastructure.checkers.checkers_analyzer import CheckersAnalyzer

        if not any(tool.enabled for tool in configuration.tools.values()):
            return (CheckersAnalyzer(),)
        from archcheck.infrastructure.tools.tool_analyzers import tool_analyzers

        return (CheckersAnalyzer(), *tool_analyzers(configuration, self._variables))
