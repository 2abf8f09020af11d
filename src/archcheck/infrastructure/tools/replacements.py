"""Tools that do the work of those that step aside for them."""

import dataclasses
import pathlib
from collections.abc import Iterator

from archcheck.domain.configuration import Configuration, ToolSetting
from archcheck.infrastructure.tools.catalogue import adapter_named, adapters_in_order, unset
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.tool_tasks import enabled_tools, replacement


def with_replacements(configuration: Configuration, surroundings: Surroundings) -> Configuration:
    """The configuration with a tool for each that a pack has brought and the project replaces.

    Only those that can be found; what the project itself says about them holds.
    """
    added = {tool.name: tool for tool in _added(configuration, surroundings)}
    return dataclasses.replace(configuration, tools={**added, **configuration.tools})


def _added(configuration: Configuration, surroundings: Surroundings) -> Iterator[ToolSetting]:
    root = pathlib.Path(configuration.root)
    for adapter in adapters_in_order(enabled_tools(configuration)):
        replaced = configuration.tools[adapter.name]
        found = replacement(adapter, replaced, root)
        if found:
            other = _in_place_of(replaced, found.tool)
            if surroundings.program(adapter_named(found.tool), other):
                yield other


def _in_place_of(replaced: ToolSetting, name: str) -> ToolSetting:
    return dataclasses.replace(
        unset(name),
        enabled=True,
        on=replaced.on,
        timeout=replaced.timeout,
        origin=replaced.origin,
    )
