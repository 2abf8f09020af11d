"""Tests of making a pack."""

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.use_cases.write_pack_use_case import WritePackUseCase
from archcheck.domain.configuration import Configuration, Origin, ToolSetting
from archcheck.infrastructure.configuration.pack_texts import TomlPackWriter
from tests.unit.application.checking.checking_support import FixedConfigurations

CONFIGURATION = Configuration(
    root="/",
    tools={"black": ToolSetting(name="black")},
    exclude=("build/**",),
    origins={"exclude": Origin("archcheck.toml")},
)


def test_should_keep_tools_and_leave_out_exclusions_when_a_pack_is_made() -> None:
    use_case = WritePackUseCase(FixedConfigurations(CONFIGURATION), TomlPackWriter())
    text = use_case.execute(ConfigurationRequest(directory="/"), "mine")
    assert text == 'summary = "mine."\n\n[tools.black]\n'
