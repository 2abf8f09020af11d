"""Tests of the effective configuration."""

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.use_cases.show_configuration_use_case import ShowConfigurationUseCase
from tests.unit.application.checking.checking_support import FixedConfigurations


def test_should_show_values_when_the_configuration_is_loaded() -> None:
    use_case = ShowConfigurationUseCase(FixedConfigurations())
    found = use_case.execute(ConfigurationRequest(directory="/shop"))
    shown = {value.key: value.value for value in found.values}
    assert shown["extends"] == '["team"]'
