"""Tests of the groups of libraries and calls."""

import dataclasses

import pytest

from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.architecture.graph.module_patterns import pattern_problem
from archcheck.infrastructure.architecture.libraries import (
    groups_of,
    imported_groups_of,
    shipped,
)
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import name_problem

PLAIN = Configuration(root="/nowhere")


def with_libraries(**groups: tuple[str, ...]) -> Configuration:
    """A configuration that adds to groups; `_` in a name stands for `-`."""
    return dataclasses.replace(
        PLAIN, libraries={name.replace("_", "-"): names for name, names in groups.items()}
    )


@pytest.mark.parametrize(
    "name",
    [
        "<web>",
        "<database>",
        "<orm>",
        "<http-client>",
        "<broker>",
        "<file-system>",
        "<network>",
        "<process>",
        "<environment>",
        "<clock>",
        "<random>",
        "<logging>",
        "<blocking>",
    ],
)
def test_should_know_group_when_the_rules_speak_of_it(name: str) -> None:
    assert groups_of(PLAIN)[name]


def test_should_read_every_name_when_groups_are_shipped() -> None:
    names = (name for names in groups_of(PLAIN).values() for name in names)
    assert not [name for name in names if name_problem(name)]


def test_should_read_every_module_when_groups_are_shipped() -> None:
    names = (name for names in imported_groups_of(PLAIN).values() for name in names)
    assert not [name for name in names if pattern_problem(name)]


def test_should_say_what_an_import_means_when_a_group_is_one_of_calls() -> None:
    assert set(shipped().imports) == set(shipped().calls)


def test_should_add_library_with_its_contents_when_a_project_names_it() -> None:
    found = groups_of(with_libraries(http_client=("own",)))["<http-client>"]
    assert found == (*groups_of(PLAIN)["<http-client>"], "own", "own.**")


def test_should_add_library_when_imports_of_a_group_are_compared() -> None:
    found = imported_groups_of(with_libraries(file_system=("own",)))["<file-system>"]
    assert found == (*imported_groups_of(PLAIN)["<file-system>"], "own")


def test_should_know_new_group_when_a_project_makes_one() -> None:
    assert groups_of(with_libraries(metrics=("prometheus_client",)))["<metrics>"] == (
        "prometheus_client",
        "prometheus_client.**",
    )
