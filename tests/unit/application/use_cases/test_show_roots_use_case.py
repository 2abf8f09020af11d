"""Tests of showing roots."""

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.use_cases.show_roots_use_case import ShowRootsUseCase
from tests.unit.application.checking.checking_support import FixedConfigurations
from tests.unit.interface.cli.command_support import FixedRoots


def test_should_show_roots_when_the_configuration_is_loaded() -> None:
    use_case = ShowRootsUseCase(FixedRoots(), FixedConfigurations())
    found = use_case.execute(ConfigurationRequest(directory="/shop"))
    assert [root.path for root in found] == ["src", "tests", "apps/\x1bone"]
