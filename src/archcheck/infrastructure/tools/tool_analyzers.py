"""The wrapped tools of a project, ready to plan and run."""

from collections.abc import Mapping

from archcheck.application.ports.result_cache import NoResults, ResultCache
from archcheck.domain.configuration import Configuration
from archcheck.domain.inspection import Inspection
from archcheck.infrastructure.tools.adapter import ToolAdapter
from archcheck.infrastructure.tools.catalogue import adapter_named, adapters_in_order
from archcheck.infrastructure.tools.judging.judging_analyzer import JudgingAnalyzer
from archcheck.infrastructure.tools.judging.judging_tools import (
    Judged,
    judging_tools,
    with_judge,
)
from archcheck.infrastructure.tools.replacements import with_replacements
from archcheck.infrastructure.tools.running.circumstances import circumstances
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.remembered_answers import RememberedAnswers
from archcheck.infrastructure.tools.running.sharing_analyzer import SharingAnalyzer
from archcheck.infrastructure.tools.running.tool_analyzer import ToolAnalyzer
from archcheck.infrastructure.tools.running.tool_tasks import enabled_tools

NOTHING = NoResults()


def tool_analyzers(
    configuration: Configuration, variables: Mapping[str, str], results: ResultCache = NOTHING
) -> tuple[ToolAnalyzer, ...]:
    """The analyzers of the enabled tools in their fixed order; `variables`: the environment.

    What the tools have said before is in `results`.
    """
    return _Workbench(configuration, variables, results).gate(configuration)


def wanted_tools(
    inspection: Inspection,
    variables: Mapping[str, str],
    results: ResultCache,
    heard: dict[bytes, str] | None = None,
) -> tuple[SharingAnalyzer, ...]:
    """The same with the tools that judge rules, whether they are enabled or not.

    What was `heard` of programs in this run is not asked again.
    """
    configuration = inspection.configuration
    bench = _Workbench(configuration, variables, results, heard)
    analyzers: dict[str, SharingAnalyzer] = {it.name: it for it in bench.gate(configuration)}
    for tool, judged in judging_tools(inspection).items():
        judge = bench.judge(tool, judged, inspection)
        analyzers[tool] = JudgingAnalyzer(judge, judged, inspection, analyzers.get(tool))
    ordered = adapters_in_order(analyzers, configuration.plugins)
    return tuple(analyzers[adapter.name] for adapter in ordered)


class _Workbench:
    """Makes analyzers that look at the same surroundings."""

    def __init__(
        self,
        configuration: Configuration,
        variables: Mapping[str, str],
        results: ResultCache,
        heard: dict[bytes, str] | None = None,
    ) -> None:
        """Take the project's root, the environment, and what tools have said before."""
        self._heard = heard
        self._surroundings = Surroundings(
            variables, configuration.root, home=configuration.work_tree
        )
        self._results = results
        self._around = circumstances(self._surroundings, results)

    def gate(self, configuration: Configuration) -> tuple[ToolAnalyzer, ...]:
        """The tools of the gate, and those that do the work of others."""
        whole = with_replacements(configuration, self._surroundings)
        adapters = adapters_in_order(enabled_tools(whole), whole.plugins)
        return tuple(self._analyzer(adapter, whole) for adapter in adapters if not adapter.helps)

    def judge(self, tool: str, judged: Judged, inspection: Inspection) -> ToolAnalyzer:
        """The tool as it is told to judge rules."""
        return self._analyzer(adapter_named(tool), with_judge(tool, judged, inspection))

    def _analyzer(self, adapter: ToolAdapter, configuration: Configuration) -> ToolAnalyzer:
        memory = RememberedAnswers(adapter, self._around, self._results)
        kept = memory if self._results.remembers else None
        return ToolAnalyzer(
            adapter, configuration, self._surroundings, kept, self._around, self._heard
        )
