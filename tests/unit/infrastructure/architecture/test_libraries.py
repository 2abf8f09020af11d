"""Tests of the groups of libraries and calls."""

import dataclasses

import pytest

from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.architecture.libraries import groups_of, importable, known_groups
from archcheck.infrastructure.architecture.structure.name_patterns import name_problem

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
    names = (name for names in known_groups().values() for name in names)
    assert not [name for name in names if name_problem(name)]


def test_should_add_library_with_its_contents_when_a_project_names_it() -> None:
    found = groups_of(with_libraries(http_client=("own",)))["<http-client>"]
    assert found == (*known_groups()["<http-client>"], "own", "own.**")


def test_should_know_new_group_when_a_project_makes_one() -> None:
    assert groups_of(with_libraries(metrics=("prometheus_client",)))["<metrics>"] == (
        "prometheus_client",
        "prometheus_client.**",
    )


def test_should_leave_built_in_functions_out_when_imports_are_meant() -> None:
    names = ("open", "os.remove", "shutil.*", "logging.getLogger().*", "flask", "flask.**")
    assert importable(names) == ("os.remove", "shutil", "flask")
