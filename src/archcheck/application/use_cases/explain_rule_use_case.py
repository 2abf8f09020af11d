"""What a rule or a contract means here."""

import dataclasses
import functools
from collections.abc import Callable

from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.application.ports.contract_matches import ContractMatch, ContractMatches
from archcheck.application.ports.rule_catalogue import RuleCatalogue
from archcheck.application.ports.tool_rules import ToolRuleExplanation, ToolRules
from archcheck.application.use_cases.list_rules_use_case import RuleStatus, rule_status
from archcheck.domain.configuration import Configuration, ContractDeclaration
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.rule_names import RuleNames, selects


@dataclasses.dataclass(frozen=True, slots=True)
class ContractExplanation:
    """A contract of the project and what it matches."""

    declaration: ContractDeclaration
    matches: tuple[ContractMatch, ...]


Explanation = tuple[RuleStatus, ...] | ContractExplanation | ToolRuleExplanation


class ExplainRuleUseCase:
    """Explains rules by name, code, prefix or family, contracts by name, rules of tools by id."""

    def __init__(
        self,
        catalogue: RuleCatalogue,
        configurations: ConfigurationLoader,
        make_matches: Callable[[], ContractMatches],
        make_tool_rules: Callable[[], ToolRules],
    ) -> None:
        """Take the ports; those that are not always needed are made when they are."""
        self._catalogue = catalogue
        self._configurations = configurations
        self._make_matches = make_matches
        self._make_tool_rules = make_tool_rules

    def execute(self, name: str, request: ConfigurationRequest) -> Explanation:
        """What this name means; raises UsageProblems when it means nothing."""
        configuration = self._configurations.load(request)
        rules = filter(functools.partial(selects, name), self._catalogue.rules())
        explained = tuple(rule_status(rule, configuration) for rule in rules)
        if explained:
            return explained
        contracts = {entry.name: entry for entry in configuration.contracts}
        if name not in contracts:
            return self._rule_of_tool(name, configuration)
        found = self._make_matches().of(contracts[name], configuration, request.directory)
        return ContractExplanation(contracts[name], found)

    def _rule_of_tool(self, name: str, configuration: Configuration) -> ToolRuleExplanation:
        tools = self._make_tool_rules()
        names = RuleNames(self._catalogue.rules(), tools.id_patterns())
        tool, _, rule = name.partition(":")
        if not (rule and names.is_known(name)):
            raise _unknown(name, names, configuration)
        return tools.explain(tool, rule, configuration)


def _unknown(name: str, names: RuleNames, configuration: Configuration) -> UsageProblems:
    contracts = [entry.name for entry in configuration.contracts]
    lists = f"archcheck rules lists all rules; tools here: {', '.join(names.tools)}"
    message = f'no rule and no contract is called "{name}"'
    return UsageProblems(Problem("", "", message, names.hint(name, contracts) or lists))
