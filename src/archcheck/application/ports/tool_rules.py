"""What is known about the rules of wrapped tools without checking anything."""

import abc
from collections.abc import Mapping, Sequence

from archcheck.domain.configuration import Configuration
from archcheck.domain.plugin import Plugin
from archcheck.domain.rule import ToolRule
from archcheck.shared.deferred import dataclass

EVERY_RULE = "*"


@dataclass(frozen=True, kw_only=True)
class ToolRuleExplanation:
    """A rule of a tool as it applies to this project; `rule` is None for all rules of the tool.

    `own_switch` says how the tool's own configuration switches the rule off.
    """

    tool: str
    rule: ToolRule | None
    enabled: bool
    homepage: str
    own_switch: str

    @property
    def name(self) -> str:
        """What ignores and waivers call it: `tool:id`, `tool:*`."""
        return f"{self.tool}:{self.rule.id if self.rule else EVERY_RULE}"


class ToolRules(abc.ABC):
    """Describes the rules of wrapped tools."""

    @abc.abstractmethod
    def id_patterns(self, plugins: Sequence[Plugin]) -> Mapping[str, str]:
        """How the ids of each tool's rules read, by the names of the tools, sorted."""

    @abc.abstractmethod
    def explain(self, tool: str, rule_id: str, configuration: Configuration) -> ToolRuleExplanation:
        """A rule of a known tool, or all of them for `*`, also of a tool outside of the gate."""
