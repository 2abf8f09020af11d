"""Tests of what contracts match."""

import dataclasses

import pytest

from archcheck.application.ports.contract_matches import ContractMatch
from archcheck.application.ports.project_discovery import DiscoveryRequest, ProjectDiscovery
from archcheck.domain.configuration import Configuration
from archcheck.domain.project import Project, Scope
from archcheck.infrastructure.architecture.matches import ResolvedMatches
from archcheck.infrastructure.version_control.git_state import GitState
from tests.unit.infrastructure.architecture.contracts.cases_support import contract
from tests.unit.infrastructure.architecture.graph.graph_support import SHOP, project_of

CONFIGURATION = Configuration(
    root="/nowhere",
    layers={"application": ("{root}.app",), "domain": ("{root}.domain",)},
)


class Shop(ProjectDiscovery):
    """Always the same project."""

    def discover(
        self, configuration: Configuration, request: DiscoveryRequest
    ) -> tuple[Project, Scope]:
        """The project."""
        return project_of(SHOP), Scope(whole=True, files=frozenset())

    def outline(self, configuration: Configuration) -> Project:
        """The project."""
        return project_of(SHOP)


def matches(kind: str, **options: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    return [(match.entry, match.modules) for match in found_matches(kind, **options)]


def keys(kind: str, excepted: tuple[str, ...], **options: list[str]) -> list[tuple[str, str]]:
    return [(match.key, match.entry) for match in found_matches(kind, excepted, **options)]


def found_matches(
    kind: str, excepted: tuple[str, ...] = (), /, **options: list[str]
) -> tuple[ContractMatch, ...]:
    declaration = dataclasses.replace(contract(kind, **options), except_modules=excepted)
    return ResolvedMatches(Shop(), GitState()).of(declaration, CONFIGURATION, "/nowhere")


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        (
            ["application", "domain"],
            [("application", ("shop.app",)), ("domain", ("shop.domain",))],
        ),
        (["application", "(jobs)"], [("application", ("shop.app",)), ("jobs", ())]),
    ],
)
def test_should_show_modules_of_layers_when_a_contract_orders_them(
    layers: list[str], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert matches("layers", layers=layers) == expected


@pytest.mark.parametrize(
    ("layer", "expected"), [("application", ("shop.app",)), ("domain", ("shop.domain",))]
)
def test_should_show_packages_when_a_layer_is_named(layer: str, expected: tuple[str, ...]) -> None:
    found = ResolvedMatches(Shop(), GitState()).of_layer(layer, CONFIGURATION, "/nowhere")
    assert found == expected


def test_should_show_the_library_when_a_contract_forbids_one() -> None:
    told = matches(
        "forbidden", source_modules=["shop.app.**"], forbidden_modules=["sqlalchemy.orm"]
    )
    assert told == [
        ("shop.app.**", ("shop.app.deep", "shop.app.deep.inner", "shop.app.use")),
        ("sqlalchemy.orm", ("sqlalchemy.orm",)),
    ]


def test_should_show_what_is_left_out_when_a_contract_has_exceptions() -> None:
    assert keys(
        "forbidden", ("shop.app.use",), source_modules=["application"], forbidden_modules=["json"]
    ) == [
        ("source_modules", "application"),
        ("forbidden_modules", "json"),
        ("except_modules", "shop.app.use"),
    ]
