"""The wrapped tools of a project, ready to plan and run."""

from collections.abc import Mapping

from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.tools.catalogue import adapters_in_order
from archcheck.infrastructure.tools.replacements import with_replacements
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.tool_analyzer import ToolAnalyzer, enabled_tools


def tool_analyzers(
    configuration: Configuration, variables: Mapping[str, str]
) -> tuple[ToolAnalyzer, ...]:
    """The analyzers of the enabled tools in their fixed order; `variables`: the environment."""
    surroundings = Surroundings(variables, configuration.root)
    configuration = with_replacements(configuration, surroundings)
    adapters = adapters_in_order(enabled_tools(configuration), configuration.plugins)
    return tuple(ToolAnalyzer(adapter, configuration, surroundings) for adapter in adapters)
