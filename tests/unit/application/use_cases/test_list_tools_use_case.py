"""Tests of the table of tools."""

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.tool_inventory import ToolInventory, ToolStatus
from archcheck.application.use_cases.list_tools_use_case import ListToolsUseCase
from archcheck.domain.configuration import Configuration
from tests.unit.application.checking.checking_support import CONFIGURATION, FixedConfigurations


class Inventory(ToolInventory):
    """Knows one tool, named after the project's root."""

    def statuses(self, configuration: Configuration) -> tuple[ToolStatus, ...]:
        """The tool."""
        name = configuration.root
        return (ToolStatus(name=name, found=True, enabled=True, optional=False),)


def test_should_list_tools_when_the_project_is_known() -> None:
    use_case = ListToolsUseCase(Inventory(), FixedConfigurations(CONFIGURATION))
    listed = use_case.execute(ConfigurationRequest(directory="/shop"))
    assert [status.name for status in listed] == ["/shop"]
