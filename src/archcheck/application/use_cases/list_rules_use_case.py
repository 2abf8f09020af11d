"""Every rule with its effective level."""

from archcheck.application.checking.selection import Selection
from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.application.ports.rule_catalogue import RuleCatalogue
from archcheck.domain.configuration import DEFAULT, Configuration, Origin
from archcheck.domain.level import Level
from archcheck.domain.rule import RuleDefinition
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class RuleStatus:
    """A rule as it applies to this project: its level, and who set it."""

    definition: RuleDefinition
    level: Level
    origin: Origin


class ListRulesUseCase:
    """Lists every rule with its effective level and where that level comes from."""

    def __init__(self, catalogue: RuleCatalogue, configurations: ConfigurationLoader) -> None:
        """Take the ports."""
        self._catalogue = catalogue
        self._configurations = configurations

    def execute(self, request: ConfigurationRequest) -> tuple[RuleStatus, ...]:
        """All rules, sorted by code; raises UsageProblems."""
        configuration = self._configurations.load(request)
        rules = self._catalogue.rules(configuration.plugins)
        return tuple(rule_status(rule, configuration) for rule in rules)


def rule_status(rule: RuleDefinition, configuration: Configuration) -> RuleStatus:
    """One rule as it applies under a configuration."""
    active = Selection().rules((rule,), configuration).get(rule.name)
    if active is not None:
        return RuleStatus(rule, active.level, active.origin)
    setting = configuration.rules.get(rule.name)
    return RuleStatus(rule, Level.OFF, setting.origin if setting else DEFAULT)
