"""The analyzers of a check: the own checkers and the wrapped tools."""

from collections.abc import Collection, Mapping, Sequence

from archcheck.application.ports.analyzer import Analyzer
from archcheck.application.ports.result_cache import ResultCache
from archcheck.application.ports.tooling import Tooling
from archcheck.domain.configuration import Configuration
from archcheck.domain.equivalent_rules import EquivalentRules
from archcheck.domain.finding import OWN_ANALYZER
from archcheck.domain.level import Level
from archcheck.domain.plugin import Plugin
from archcheck.infrastructure.checkers.engine.checker_files import worker_modules
from archcheck.infrastructure.checkers.engine.file_answer import SOME_ARE_KNOWN, UNPARSABLE_FILE
from archcheck.infrastructure.tools.catalogue import rule_id_patterns, syntax_errors

COVERAGE_RULE = "coverage-below"


class InstalledTooling(Tooling):
    """Makes the own checkers and the adapters of the enabled tools."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """Take the variables of the process environment."""
        self._variables = variables

    def id_patterns(self, plugins: Sequence[Plugin] = ()) -> Mapping[str, str]:
        """How the ids of each tool's rules read, by the names of the tools, sorted."""
        return rule_id_patterns(plugins)

    def syntax_errors(self, plugins: Sequence[Plugin] = ()) -> frozenset[str]:
        """The rules by which the own checkers and the tools say that a file cannot be parsed."""
        return syntax_errors(plugins) | {f"{OWN_ANALYZER}:{UNPARSABLE_FILE}"}

    def equivalents(self) -> tuple[EquivalentRules, ...]:
        """What archcheck's own table says."""
        from archcheck.infrastructure.tools.equivalent_rules import equivalent_rules

        return equivalent_rules()

    def get_ready(self, rules: Collection[str], results: ResultCache) -> None:
        """Start the server that worker processes are forked from, unless answers are known."""
        if not results.get_many([SOME_ARE_KNOWN]):
            from archcheck.infrastructure.execution.process_workers import warm_up

            warm_up(worker_modules(rules))

    def dismiss(self) -> None:
        """End that server."""
        from archcheck.infrastructure.execution.process_workers import cool_down

        cool_down()

    def analyzers(self, configuration: Configuration, results: ResultCache) -> tuple[Analyzer, ...]:
        """The own checkers, then each enabled tool in the fixed order of reports."""
        from archcheck.infrastructure.checkers.checkers_analyzer import CheckersAnalyzer

        own = CheckersAnalyzer(results=results)
        tools = self._tools(configuration, results)
        return (own, *tools, *self._measures(configuration))

    def _tools(self, configuration: Configuration, results: ResultCache) -> tuple[Analyzer, ...]:
        if not any(tool.enabled for tool in configuration.tools.values()):
            return ()
        from archcheck.infrastructure.tools.tool_analyzers import tool_analyzers

        return tool_analyzers(configuration, self._variables, results)

    def _measures(self, configuration: Configuration) -> tuple[Analyzer, ...]:
        if not is_asked_for(COVERAGE_RULE, configuration):
            return ()
        from archcheck.infrastructure.measures.coverage_analyzer import CoverageAnalyzer

        return (CoverageAnalyzer(configuration, self._variables),)


def is_asked_for(rule: str, configuration: Configuration) -> bool:
    """Whether the configuration switches a rule on that has to be named, for some file."""
    settings = (configuration.rules, *(override.rules for override in configuration.overrides))
    named = (rules[rule] for rules in settings if rule in rules)
    return any(setting.level is not Level.OFF for setting in named)
