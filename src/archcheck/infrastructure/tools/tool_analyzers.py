"""The wrapped tools of a project, ready to plan and run."""

from collections.abc import Mapping

from archcheck.application.ports.result_cache import NoResults, ResultCache
from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.tools.catalogue import adapters_in_order
from archcheck.infrastructure.tools.replacements import with_replacements
from archcheck.infrastructure.tools.running.circumstances import circumstances
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.remembered_answers import RememberedAnswers
from archcheck.infrastructure.tools.running.tool_analyzer import ToolAnalyzer
from archcheck.infrastructure.tools.running.tool_tasks import enabled_tools

NOTHING = NoResults()


def tool_analyzers(
    configuration: Configuration, variables: Mapping[str, str], results: ResultCache = NOTHING
) -> tuple[ToolAnalyzer, ...]:
    """The analyzers of the enabled tools in their fixed order; `variables`: the environment.

    What the tools have said before is in `results`.
    """
    surroundings = Surroundings(variables, configuration.root)
    configuration = with_replacements(configuration, surroundings)
    around = circumstances(surroundings, results)
    return tuple(
        ToolAnalyzer(
            adapter,
            configuration,
            surroundings,
            RememberedAnswers(adapter, around, results) if results.remembers else None,
        )
        for adapter in adapters_in_order(enabled_tools(configuration), configuration.plugins)
        if not adapter.helps
    )
