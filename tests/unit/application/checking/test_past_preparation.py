"""Tests of what is to be inspected of a project as it was."""

import dataclasses

from archcheck.application.checking.past_preparation import prepare_past, prepare_past_as_today
from archcheck.application.checking.preparation import Prepared, prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.past_projects import PastProject
from archcheck.domain.configuration import Configuration, ContractDeclaration, Origin
from tests.unit.application.checking.checking_support import (
    PROJECT,
    FixedConfigurations,
    FixedDiscovery,
    services,
)

PAST = PastProject("/tmp/copy", "0" * 40)
REQUEST = CheckRequest(directory="/shop/src", paths=("order.py",))
CONTRACT = ContractDeclaration(name="c", type="layers", origin=Origin("pyproject.toml", "a", 3))
TODAY = Configuration(root="/shop", source=("src",), tests=("checks",), contracts=(CONTRACT,))


def today(configuration: Configuration = TODAY) -> Prepared:
    project = dataclasses.replace(PROJECT, unread_modules=("shop._version",))
    ports = services(
        configurations=FixedConfigurations(configuration), discovery=FixedDiscovery(project)
    )
    return prepare(REQUEST, ports)


def test_should_load_the_configuration_of_the_past_when_it_is_prepared() -> None:
    configurations = FixedConfigurations()
    request = dataclasses.replace(REQUEST, configuration_file="../our.toml", packs=("team",))
    prepare_past(PAST, today(), request, services(configurations=configurations))
    assert configurations.requests == [
        ConfigurationRequest(
            directory="/tmp/copy",
            root="/tmp/copy",
            file="/shop/src/../our.toml",
            packs=("team",),
        )
    ]


def test_should_look_for_all_files_of_the_past_when_today_is_narrowed() -> None:
    discovery = FixedDiscovery()
    prepare_past(PAST, today(), REQUEST, services(discovery=discovery))
    wish = discovery.requests[0]
    assert (wish.directory, wish.paths) == ("/tmp/copy", ())


def test_should_know_names_that_no_revision_holds_when_git_ignores_them() -> None:
    found = prepare_past(PAST, today(), REQUEST, services())
    assert found.inspection.project.unread_modules == ("shop._version",)


def test_should_remember_with_today_when_the_past_is_read() -> None:
    now = today()
    found = prepare_past(PAST, now, REQUEST, services())
    assert (found.results, found.inspection.cache_directory) == (
        now.results,
        now.inspection.cache_directory,
    )


def test_should_demand_nothing_of_the_past_when_todays_rules_judge_it() -> None:
    configuration = prepare_past_as_today(PAST, today(), REQUEST, services()).inspection
    found = configuration.configuration
    assert (
        found.root,
        found.source,
        found.tests,
        [contract.origin.is_pack for contract in found.contracts],
    ) == ("/tmp/copy", ("src",), None, [True])
