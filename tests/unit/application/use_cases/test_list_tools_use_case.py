"""Tests of the table of tools."""

from collections.abc import Mapping

import pytest

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.project_discovery import DiscoveryRequest
from archcheck.application.ports.tool_inventory import ToolInventory, ToolStatus
from archcheck.application.use_cases.list_tools_use_case import ListToolsUseCase
from archcheck.domain.configuration import Configuration
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.project import Project, Role, Scope
from tests.unit.application.checking.checking_support import (
    CONFIGURATION,
    FixedConfigurations,
    FixedDiscovery,
)


class Inventory(ToolInventory):
    """Knows one tool, named after the project's root."""

    def statuses(
        self, configuration: Configuration, files: Mapping[Role, int]
    ) -> tuple[ToolStatus, ...]:
        """The tool."""
        given = tuple((str(role), count) for role, count in sorted(files.items()))
        return (
            ToolStatus(
                name=configuration.root, found=True, enabled=True, optional=False, files=given
            ),
        )


class NoPython(FixedDiscovery):
    """Finds nothing."""

    def discover(
        self, configuration: Configuration, request: DiscoveryRequest
    ) -> tuple[Project, Scope]:
        """Nothing."""
        raise UsageProblems(Problem("", "", "no Python"))


@pytest.mark.parametrize(
    ("discovery", "files"),
    [(FixedDiscovery(), (("source", 2), ("test", 1))), (NoPython(), ())],
)
def test_should_list_tools_when_the_project_is_known(
    discovery: FixedDiscovery, files: tuple[tuple[str, int], ...]
) -> None:
    use_case = ListToolsUseCase(Inventory(), FixedConfigurations(CONFIGURATION), discovery)
    listed = use_case.execute(ConfigurationRequest(directory="/shop"))
    assert [(status.name, status.files) for status in listed] == [("/shop", files)]
