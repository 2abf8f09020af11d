"""Which tools exist."""

import itertools
import pathlib
import re
import tomllib

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
    folders = pathlib.Path(*wrapped.__path__).glob("[!_]*/__init__.py")
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
        ("E501", ["flake8", "ruff"]),
        ("B101", ["bandit", "flake8", "ruff"]),
        ("PLR0913", ["ruff"]),
        ("ARC405", ["xenon"]),
        ("arg-type", ["mypy"]),
        ("V104", ["flake8", "vulture"]),
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


def lower_bounds() -> dict[str, str]:
    """The lowest versions that our own pyproject.toml asks for, by distribution."""
    root = pathlib.Path(*wrapped.__path__).parents[4]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = itertools.chain.from_iterable(project["optional-dependencies"].values())
    needed = map(re.compile(r"([\w-]+)>=([\d.]+)").match, (*project["dependencies"], *extras))
    return {found[1]: found[2] for found in needed if found}


def test_should_read_every_version_when_it_may_be_installed_with_archcheck() -> None:
    bounds = lower_bounds()
    adapters = [adapter_named(name) for name in known_tools()]
    oldest = {it.distribution: it.oldest for it in adapters if it.distribution in bounds}
    assert oldest == {name: bounds[name] for name in oldest}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("flake8:E999", True),
        ("flake8:E501", False),
        ("nope:E999", False),
        ("archcheck:unparsable-file", True),
    ],
)
def test_should_know_syntax_errors_when_a_rule_is_named(rule: str, expected: bool) -> None:
    known = syntax_errors((), frozenset({"archcheck:unparsable-file"}))
    assert (rule in known) is expected


def test_should_count_what_it_holds_when_patterns_and_syntax_errors_are_counted() -> None:
    counts = (len(rule_id_patterns()), len(syntax_errors((), frozenset({"a:b"}))))
    assert counts == (len(known_tools()), len(list(syntax_errors())) + 1)
