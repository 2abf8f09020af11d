"""The effective configuration."""

from typing import NamedTuple

from archcheck.application.configuration_description import (
    ConfigurationValue,
    describe_configuration,
)
from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.domain.configuration import Contradiction


class ShownConfiguration(NamedTuple):
    """Every value, sorted by key path, and what packs contradict each other in."""

    values: tuple[ConfigurationValue, ...]
    contradictions: tuple[Contradiction, ...]


class ShowConfigurationUseCase:
    """Shows every value of the effective configuration with its origin."""

    def __init__(self, configurations: ConfigurationLoader) -> None:
        """Take the port."""
        self._configurations = configurations

    def execute(self, request: ConfigurationRequest) -> ShownConfiguration:
        """The configuration of a project; raises UsageProblems."""
        found = self._configurations.load(request)
        return ShownConfiguration(describe_configuration(found), found.contradictions)
