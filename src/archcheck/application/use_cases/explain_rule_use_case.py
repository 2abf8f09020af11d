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
from archcheck.application.use_cases.list_rules_use_case import RuleStatus, rule_status
from archcheck.domain.configuration import Configuration, ContractDeclaration
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.rule_names import RuleNames, selects


@dataclasses.dataclass(frozen=True, slots=True)
class ContractExplanation:
    """A contract of the project and what it matches."""

    declaration: ContractDeclaration
    matches: tuple[ContractMatch, ...]


Explanation = tuple[RuleStatus, ...] | ContractExplanation


class ExplainRuleUseCase:
    """Explains rules by name, code, prefix or family, and contracts by name."""

    def __init__(
        self,
        catalogue: RuleCatalogue,
        configurations: ConfigurationLoader,
        make_matches: Callable[[], ContractMatches],
    ) -> None:
        """Take the ports; only contracts need what `make_matches` makes."""
        self._catalogue = catalogue
        self._configurations = configurations
        self._make_matches = make_matches

    def execute(self, name: str, request: ConfigurationRequest) -> Explanation:
        """The rules or the contract of this name; raises UsageProblems when there is none."""
        configuration = self._configurations.load(request)
        rules = filter(functools.partial(selects, name), self._catalogue.rules())
        explained = tuple(rule_status(rule, configuration) for rule in rules)
        if explained:
            return explained
        contracts = {entry.name: entry for entry in configuration.contracts}
        if name not in contracts:
            raise self._unknown(name, configuration)
        found = self._make_matches().of(contracts[name], configuration, request.directory)
        return ContractExplanation(contracts[name], found)

    def _unknown(self, name: str, configuration: Configuration) -> UsageProblems:
        contracts = [entry.name for entry in configuration.contracts]
        hint = RuleNames(self._catalogue.rules(), ()).hint(name, contracts)
        message = f'no rule and no contract is called "{name}"'
        return UsageProblems(Problem("", "", message, hint or "archcheck rules lists all rules"))
