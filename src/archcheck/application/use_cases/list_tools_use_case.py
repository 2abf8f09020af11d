"""Every wrapped tool and whether it can run."""

from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.application.ports.tool_inventory import ToolInventory, ToolStatus


class ListToolsUseCase:
    """Lists the wrapped tools of a project."""

    def __init__(self, inventory: ToolInventory, configurations: ConfigurationLoader) -> None:
        """Take the ports."""
        self._inventory = inventory
        self._configurations = configurations

    def execute(self, request: ConfigurationRequest) -> tuple[ToolStatus, ...]:
        """All tools, in the fixed order; raises UsageProblems."""
        return self._inventory.statuses(self._configurations.load(request))
