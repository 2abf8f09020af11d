"""The effective configuration."""

from archcheck.application.configuration_description import (
    ConfigurationValue,
    describe_configuration,
)
from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)


class ShowConfigurationUseCase:
    """Shows every value of the effective configuration with its origin."""

    def __init__(self, configurations: ConfigurationLoader) -> None:
        """Take the port."""
        self._configurations = configurations

    def execute(self, request: ConfigurationRequest) -> tuple[ConfigurationValue, ...]:
        """Every value, sorted by key path; raises UsageProblems."""
        return describe_configuration(self._configurations.load(request))
