"""Every wrapped tool and whether it can run."""

import collections
from collections.abc import Mapping

from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.application.ports.project_discovery import DiscoveryRequest, ProjectDiscovery
from archcheck.application.ports.tool_inventory import ToolInventory, ToolStatus
from archcheck.domain.configuration import Configuration
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project import Role


class ListToolsUseCase:
    """Lists the wrapped tools of a project."""

    def __init__(
        self,
        inventory: ToolInventory,
        configurations: ConfigurationLoader,
        discovery: ProjectDiscovery,
    ) -> None:
        """Take the ports."""
        self._inventory = inventory
        self._configurations = configurations
        self._discovery = discovery

    def execute(self, request: ConfigurationRequest) -> tuple[ToolStatus, ...]:
        """All tools, in the fixed order; raises UsageProblems."""
        configuration = self._configurations.load(request)
        return self._inventory.statuses(configuration, self._files(configuration, request))

    def _files(
        self, configuration: Configuration, request: ConfigurationRequest
    ) -> Mapping[Role, int]:
        """How many files there are by role; none where there is no Python to be found."""
        try:
            wish = DiscoveryRequest(directory=request.directory)
            project, _ = self._discovery.discover(configuration, wish)
        except UsageProblems:
            return {}
        return collections.Counter(file.role for file in project.files)
