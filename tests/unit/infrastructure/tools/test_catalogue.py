"""Which tools exist."""

import pathlib
import re

import pytest

from archcheck.infrastructure.tools import wrapped
from archcheck.infrastructure.tools.catalogue import (
    adapter_named,
    adapters_in_order,
    known_tools,
    rule_id_patterns,
    syntax_errors,
)


def test_should_know_each_tool_when_a_folder_holds_it() -> None:
    folders = pathlib.Path(*wrapped.__path__).glob("*/adapter.py")
    names = sorted(path.parent.name.replace("_", "-") for path in folders)
    assert list(known_tools()) == names


def test_should_give_adapter_when_it_is_named() -> None:
    assert [adapter_named(name).name for name in known_tools()] == list(known_tools())


def test_should_pass_over_names_when_no_adapter_has_them() -> None:
    assert [adapter.name for adapter in adapters_in_order(["xenon", "nope", "black"])] == [
        "black",
        "xenon",
    ]


@pytest.mark.parametrize(
    ("rule", "tools"),
    [
        ("E501", ["flake8"]),
        ("B101", ["bandit", "flake8"]),
        ("B901", ["flake8"]),
        ("ARC405", ["xenon"]),
        ("arg-type", ["mypy"]),
        ("ARC404", []),
        ("arg-typ", []),
        ("E5", []),
    ],
)
def test_should_tell_the_tools_when_an_id_reads_like_theirs(rule: str, tools: list[str]) -> None:
    assert [name for name, form in rule_id_patterns().items() if re.fullmatch(form, rule)] == tools


def test_should_read_the_ids_of_every_folder_when_asked_for_patterns() -> None:
    assert tuple(rule_id_patterns()) == known_tools()


def test_should_name_rules_of_known_tools_when_files_cannot_be_parsed() -> None:
    assert {name.partition(":")[0] for name in syntax_errors()} <= set(known_tools())
