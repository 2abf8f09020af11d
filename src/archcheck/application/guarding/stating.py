"""From a configuration to the gate that it makes over the files of a project."""

from archcheck.application.checking.selection import Selection
from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.project_discovery import DiscoveryRequest
from archcheck.domain.activation import RulePlan
from archcheck.domain.configuration import Configuration
from archcheck.domain.inspection import Inspection
from archcheck.domain.rule_names import RuleNames


def names_of(configuration: Configuration, services: CheckServices) -> RuleNames:
    """The names that mean something under a configuration."""
    plugins = configuration.plugins
    return RuleNames(services.catalogue.rules(plugins), services.tooling.id_patterns(plugins))


def inspection_of(configuration: Configuration, services: CheckServices) -> Inspection:
    """What a whole check would inspect in the directory of a configuration; raises UsageProblems."""
    names = names_of(configuration, services)
    wish = DiscoveryRequest(directory=configuration.root)
    project, scope = services.discovery.discover(configuration, wish)
    rules = Selection().rules(names.rules, configuration)
    return Inspection(
        configuration=configuration,
        project=project,
        scope=scope,
        rules=RulePlan(rules, configuration, services.matches),
        cache_directory="",
        workers=1,
        today=services.clock.today(),
    )
