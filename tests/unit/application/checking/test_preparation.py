"""Tests of what is to be inspected."""

import dataclasses
from typing import cast

import pytest

from archcheck.application.checking.preparation import prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.ports.cache_place import CacheWish
from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.project_discovery import DiscoveryRequest
from archcheck.domain.configuration import Configuration, Origin, Override, ToolSetting
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.project import Scope
from tests.unit.application.checking.checking_support import (
    CONFIGURATION,
    PROJECT,
    FixedConfigurations,
    FixedDiscovery,
    FixedTooling,
    services,
)
from tests.unit.refusal_support import refusal

REQUEST = CheckRequest(directory="/shop")
TOOLS = {
    "flake8": ToolSetting(name="flake8", timeout=5.0),
    "mypy": ToolSetting(name="mypy", timeout=9.0),
}


def inspection(
    request: CheckRequest = REQUEST, configuration: Configuration = CONFIGURATION
) -> Inspection:
    ports = services(configurations=FixedConfigurations(configuration))
    return prepare(request, ports).inspection


def notices(request: CheckRequest, configuration: Configuration) -> tuple[str, ...]:
    return prepare(request, services(configurations=FixedConfigurations(configuration))).notices


def test_should_ask_for_the_wished_configuration_when_command_line_names_it() -> None:
    configurations = FixedConfigurations()
    request = CheckRequest(
        directory="/shop", paths=("src",), configuration_file="other.toml", packs=("strict",)
    )
    prepare(request, services(configurations=configurations))
    assert configurations.requests == [
        ConfigurationRequest(
            directory="/shop", paths=("src",), file="other.toml", packs=("strict",)
        )
    ]


def test_should_look_for_files_where_wished_when_paths_are_given() -> None:
    discovery = FixedDiscovery()
    request = CheckRequest(directory="/shop", paths=("src/shop",), tests=False)
    prepare(request, services(discovery=discovery))
    assert discovery.requests == [
        DiscoveryRequest(directory="/shop", paths=("src/shop",), tests=False)
    ]


@pytest.mark.parametrize(
    ("of_paths", "selection", "partial"),
    [
        (False, Selection(), False),
        (True, Selection(), True),
        (False, Selection(select=("no-comments",)), True),
    ],
)
def test_should_be_partial_when_paths_or_names_leave_something_out(
    of_paths: bool, selection: Selection, partial: bool
) -> None:
    scope = Scope(whole=True, files=frozenset(), partial=of_paths)
    ports = services(discovery=FixedDiscovery(PROJECT, scope))
    request = CheckRequest(directory="/shop", selection=selection)
    assert prepare(request, ports).inspection.scope.partial is partial


@pytest.mark.parametrize(
    ("of_paths", "selection", "judges"),
    [
        (False, Selection(), True),
        (False, Selection(only_rules=True), True),
        (False, Selection(only_tools=True), False),
        (False, Selection(select=("no-comments",)), False),
        (True, Selection(only_rules=True), False),
    ],
)
def test_should_judge_all_rules_when_nothing_but_tools_is_left_out(
    of_paths: bool, selection: Selection, judges: bool
) -> None:
    scope = Scope(whole=True, files=frozenset(), partial=of_paths)
    ports = services(discovery=FixedDiscovery(PROJECT, scope))
    request = CheckRequest(directory="/shop", selection=selection)
    assert prepare(request, ports).inspection.scope.judges_rules is judges


def test_should_refuse_request_when_it_names_an_unknown_rule() -> None:
    request = CheckRequest(directory="/shop", selection=Selection(select=("no-coments",)))
    said = refusal(lambda: prepare(request, services()))
    assert said == '--select: unknown rule "no-coments"\n  did you mean "no-comments"?'


@pytest.mark.parametrize(("wish", "seconds"), [(0.0, [5.0, 9.0]), (0.5, [0.5, 0.5])])
def test_should_limit_every_tool_when_a_timeout_is_wished_for(
    wish: float, seconds: list[float]
) -> None:
    request = CheckRequest(directory="/shop", timeout=wish)
    configuration = Configuration(root="/shop", tools=TOOLS)
    tools = inspection(request, configuration).configuration.tools
    assert [tool.timeout for tool in tools.values()] == seconds


def test_should_follow_the_command_line_when_it_says_more_than_the_file() -> None:
    request = CheckRequest(
        directory="/shop",
        selection=Selection(tools=("mypy",)),
        fail_on="note",
        strict=True,
        workers=7,
    )
    prepared = inspection(request, Configuration(root="/shop", tools=TOOLS))
    enabled = [tool.name for tool in prepared.configuration.tools.values() if tool.runs]
    told = (prepared.configuration.fail_on, prepared.configuration.strict, prepared.workers)
    assert (told, enabled) == ((Level.NOTE, True, 7), ["mypy"])


@pytest.mark.parametrize(
    ("cache", "wish", "directory"),
    [(True, "", "/shop/cache"), (True, "full", ""), (False, "", "")],
)
def test_should_use_a_cache_when_there_can_be_one(cache: bool, wish: str, directory: str) -> None:
    request = CheckRequest(directory="/shop", cache=cache, cache_wish=CacheWish(wish))
    assert inspection(request).cache_directory == directory


def test_should_pass_on_every_notice_when_something_is_worth_saying() -> None:
    request = CheckRequest(directory="/shop", cache_wish=CacheWish("full"))
    configuration = dataclasses.replace(CONFIGURATION, notices=("import-linter is here",))
    assert notices(request, configuration) == (
        "import-linter is here",
        "no cache: the disk is full",
    )


def test_should_say_nothing_when_nothing_is_worth_saying() -> None:
    assert notices(REQUEST, CONFIGURATION) == ()


def test_should_activate_only_the_wanted_rules_when_some_are_selected() -> None:
    request = CheckRequest(directory="/shop", selection=Selection(select=("string-comment",)))
    families = {rule.definition.family for rule in inspection(request).rules.rules.values()}
    assert families == {"gate", "conventions"}


def test_should_get_ready_for_the_rules_when_they_are_known() -> None:
    ports = services()
    prepared = prepare(REQUEST, ports)
    assert cast(FixedTooling, ports.tooling).expected == [prepared.inspection.rules.rules]


@pytest.mark.parametrize(
    ("source", "tests", "said"),
    [
        (
            "pyproject.toml",
            True,
            ('pyproject.toml:7: overrides: "docs/**" matches no file of the project',),
        ),
        ("pyproject.toml", False, ()),
        ("pack shop", True, ()),
    ],
)
def test_should_say_so_when_an_override_of_the_project_is_for_no_file(
    source: str, tests: bool, said: tuple[str, ...]
) -> None:
    override = Override(paths=("docs/**",), rules={}, origin=Origin(source, "overrides", 7))
    configuration = dataclasses.replace(CONFIGURATION, overrides=(override,))
    assert notices(CheckRequest(directory="/shop", tests=tests), configuration) == said
