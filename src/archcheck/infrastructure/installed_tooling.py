"""The analyzers of a check: the own checkers and the wrapped tools."""

from collections.abc import Collection, Iterator, Mapping, Sequence, Set

from archcheck.application.ports.analyzer import Analyzer
from archcheck.application.ports.result_cache import ResultCache
from archcheck.application.ports.tooling import Tooling
from archcheck.domain.equivalent_rules import EquivalentRules
from archcheck.domain.finding import OWN_ANALYZER
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job
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
        self._heard: dict[bytes, str] = {}

    def id_patterns(self, plugins: Sequence[Plugin] = ()) -> Mapping[str, str]:
        """How the ids of each tool's rules read, by the names of the tools, sorted."""
        return rule_id_patterns(plugins)

    def syntax_errors(self, plugins: Sequence[Plugin] = ()) -> Set[str]:
        """The rules by which the own checkers and the tools say that a file cannot be parsed."""
        return syntax_errors(plugins, frozenset({f"{OWN_ANALYZER}:{UNPARSABLE_FILE}"}))

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

    def analyzers(self, inspection: Inspection, results: ResultCache) -> tuple[Analyzer, ...]:
        """The own checkers, then each tool that is wanted in the fixed order of reports."""
        from archcheck.infrastructure.checkers.checkers_analyzer import CheckersAnalyzer

        own = CheckersAnalyzer(results=results)
        if inspection.is_table_alone:
            return (own,)
        tools = self._tools(inspection, results)
        return (own, *tools, *self._measures(inspection))

    def joined(self, works: Sequence[tuple[Analyzer, Job]], workers: int) -> Sequence[Job]:
        """The same jobs; a tool is started once for all projects that it looks at alike."""
        jobs = [job for _, job in works]
        if all(analyzer.name == OWN_ANALYZER for analyzer, _ in works):
            return jobs
        from archcheck.infrastructure.tools.running.joint_jobs import joint_jobs

        return joint_jobs(works, workers)

    def _tools(self, inspection: Inspection, results: ResultCache) -> tuple[Analyzer, ...]:
        if not any(_wanted_tools(inspection)):
            return ()
        from archcheck.infrastructure.tools.tool_analyzers import wanted_tools

        return wanted_tools(inspection, self._variables, results, self._heard)

    def _measures(self, inspection: Inspection) -> tuple[Analyzer, ...]:
        if COVERAGE_RULE not in inspection.rules.rules:
            return ()
        from archcheck.infrastructure.measures.coverage_analyzer import CoverageAnalyzer

        return (CoverageAnalyzer(inspection.configuration, self._variables),)


def _wanted_tools(inspection: Inspection) -> Iterator[str]:
    """The tools of the gate, and those that judge rules."""
    yield from (tool.name for tool in inspection.configuration.tools.values() if tool.runs)
    yield from (rule.definition.tool for rule in inspection.rules.rules.values())
