"""Describes the rules of the wrapped tools as reports do."""

import dataclasses
from collections.abc import Mapping, Sequence

from archcheck.application.ports.tool_rules import EVERY_RULE, ToolRuleExplanation, ToolRules
from archcheck.domain.configuration import Configuration, ToolSetting
from archcheck.domain.plugin import Plugin
from archcheck.domain.rule import ToolRule
from archcheck.infrastructure.tools.adapter import ToolAdapter
from archcheck.infrastructure.tools.catalogue import adapter_named, rule_id_patterns, unset
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.findings import level_of
from archcheck.infrastructure.tools.running.process_runner import ProcessRunner
from archcheck.infrastructure.tools.running.program_information import ProgramInformation


class InstalledToolRules(ToolRules):
    """Asks the adapters, and the tools that list their rules themselves; checks nothing."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """Take the process environment."""
        self._variables = variables

    def id_patterns(self, plugins: Sequence[Plugin] = ()) -> Mapping[str, str]:
        """How the ids of each tool's rules read, by the names of the tools, sorted."""
        return rule_id_patterns(plugins)

    def explain(self, tool: str, rule_id: str, configuration: Configuration) -> ToolRuleExplanation:
        """A rule of a known tool, or all of them for `*`, also of a tool outside of the gate."""
        adapter = adapter_named(tool, configuration.plugins)
        setting = configuration.tools.get(tool) or unset(tool)
        is_one = rule_id != EVERY_RULE
        return ToolRuleExplanation(
            tool=tool,
            rule=self._rule(adapter, rule_id, setting, configuration.root) if is_one else None,
            enabled=setting.enabled,
            homepage=adapter.homepage,
            own_switch=adapter.own_switch.replace("RULE", rule_id),
        )

    def _rule(
        self, adapter: ToolAdapter, rule_id: str, setting: ToolSetting, root: str
    ) -> ToolRule:
        surroundings = Surroundings(self._variables, root)
        information = ProgramInformation(adapter, setting, surroundings, ProcessRunner())
        rule = adapter.rule(rule_id, information.registry())
        return dataclasses.replace(rule, level=level_of(rule_id, setting.levels) or rule.level)
