"""The names by which ignores, waivers, `--select` and `--ignore` speak of rules."""

import re
from collections.abc import Iterable, Iterator, Mapping

from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.rule import RuleDefinition
from archcheck.domain.suggestion import asked, did_you_mean, nearest
from archcheck.shared.deferred import dataclass

CODE_PREFIX = re.compile("[A-Z]{3}[0-9]{0,3}")


def selects(name: str, rule: RuleDefinition) -> bool:
    """Whether a rule's name, a former one, its code, a prefix of that or its family is `name`."""
    is_prefix = CODE_PREFIX.fullmatch(name) is not None and rule.code.startswith(name)
    return is_prefix or name in (rule.name, rule.family, *rule.formerly)


@dataclass(frozen=True)
class RuleNames:
    """All names that mean something: the own rules and the wrapped tools.

    `tools` gives the pattern of the ids of each tool's rules.
    """

    rules: tuple[RuleDefinition, ...]
    tools: Mapping[str, str]

    def covers(self, name: str, finding: Finding) -> bool:
        """Whether `name` (a rule, a code, `CNV1`, `tool:id`, `tool:*`) means this finding."""
        if finding.analyzer != OWN_ANALYZER:
            return name in (f"{finding.analyzer}:{finding.rule}", f"{finding.analyzer}:*")
        return any(rule.name == finding.rule and selects(name, rule) for rule in self.rules)

    def meant(self, name: str) -> tuple[RuleDefinition, ...]:
        """The own rules that `name` means."""
        return tuple(rule for rule in self.rules if selects(name, rule))

    def todays(self, name: str) -> str:
        """What a former name is called now; empty for any other."""
        return next((rule.name for rule in self.rules if name in rule.formerly), "")

    def is_known(self, name: str) -> bool:
        """Whether `name` means a rule or a tool."""
        tool, colon, _ = name.partition(":")
        return tool in self.tools if colon else bool(self.meant(name))

    def hint(self, name: str, others: Iterable[str] = ()) -> str:
        """The nearest known name, or of `others`, as a sentence; empty when none is near.

        The id of a tool's rule is near to nothing but this rule.
        """
        candidates = (*self._candidates(), *others)
        return asked(self.rule_of_tool(name)) or did_you_mean(name, candidates)

    def rule_of_tool(self, name: str) -> str:
        """`tool:id` for itself, the id alone and `tol:id`; empty when no tool is meant."""
        tool, colon, rule = name.partition(":")
        if not colon:
            return next(self._full_names(name), "")
        near = nearest(tool, self.tools)
        return f"{near}:{rule or '*'}" if near else ""

    def _full_names(self, rule: str) -> Iterator[str]:
        for tool, pattern in self.tools.items():
            if re.fullmatch(pattern, rule):
                yield f"{tool}:{rule}"

    def _candidates(self) -> Iterable[str]:
        for rule in self.rules:
            yield from (rule.name, rule.code, rule.family)
        for tool in self.tools:
            yield f"{tool}:*"
