"""The list of tools."""

import dataclasses
import pathlib

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.project import Role
from archcheck.infrastructure.tools.catalogue import adapters_in_order, known_tools
from archcheck.infrastructure.tools.running.inventory import InstalledToolInventory
from archcheck.infrastructure.tools.wrapped.flake8.settings import Flake8Options
from tests.integration.tools.tool_support import UNTRUSTING, VARIABLES, Workshop


def test_should_list_all_tools_when_none_is_configured(workshop: Workshop) -> None:
    configuration = dataclasses.replace(
        workshop.configuration(ToolSetting(name="flake8")), tools={}
    )
    statuses = InstalledToolInventory(VARIABLES).statuses(configuration, {})
    listed = [(status.name, status.enabled) for status in statuses]
    assert listed == [(adapter.name, False) for adapter in adapters_in_order(known_tools())]


def test_should_name_configuration_when_project_has_one(workshop: Workshop) -> None:
    workshop.put({".flake8": "[flake8]\n"})
    configuration = workshop.configuration(ToolSetting(name="flake8", optional=True))
    status = InstalledToolInventory(VARIABLES).statuses(configuration, {})[0]
    expected = (".flake8", "isolated", "beside archcheck", True, True)
    found = (
        status.configuration_file,
        status.environment,
        status.place,
        status.enabled,
        status.optional,
    )
    assert found == expected


def test_should_say_why_when_tool_is_missing(workshop: Workshop, tmp_path: pathlib.Path) -> None:
    setting = ToolSetting(name="flake8", program=str(tmp_path / "nope"))
    configuration = workshop.configuration(setting)
    status = InstalledToolInventory(VARIABLES).statuses(configuration, {})[0]
    expected = (False, "", f'the program "{tmp_path / "nope"}" does not exist')
    assert (status.found, status.version, status.reason) == expected


def test_should_count_the_files_of_its_roles_when_a_tool_is_enabled(workshop: Workshop) -> None:
    setting = ToolSetting(name="flake8", on=(Role.SOURCE,))
    configuration = workshop.configuration(setting)
    counts = {Role.SOURCE: 3, Role.TEST: 2}
    statuses = InstalledToolInventory(VARIABLES).statuses(configuration, counts)
    given = {status.name: status.files for status in statuses}
    assert (given["flake8"], given["mypy"]) == ((("source", 3),), ())


def test_should_say_what_needs_trust_when_the_project_names_a_program(
    workshop: Workshop,
) -> None:
    configuration = workshop.configuration(ToolSetting(name="flake8", program="./flake8"))
    statuses = InstalledToolInventory(UNTRUSTING).statuses(configuration, {})
    assert statuses[0].refused == "would run ./flake8 of this project; --trust-project allows it"


@pytest.mark.parametrize(
    ("program", "told"), [("", "ruff 0"), ("no-such-ruff", 'ruff the program "no-such-ruff"')]
)
def test_should_name_the_engine_when_a_tool_has_one(
    workshop: Workshop, program: str, told: str
) -> None:
    configuration = workshop.configuration(
        ToolSetting(name="flake8", options=Flake8Options(engine="ruff"))
    )
    tools = {**configuration.tools, "ruff": ToolSetting(name="ruff", program=program)}
    whole = dataclasses.replace(configuration, tools=tools)
    status = InstalledToolInventory(VARIABLES).statuses(whole, {})[0]
    assert status.engine.startswith(told)
