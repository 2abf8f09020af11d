"""Tests of the table of settings that loosen: it knows each tool that there is."""

import itertools
import pathlib
import re

import pytest

import archcheck.infrastructure.tools.wrapped as wrapped
from archcheck.domain.policy_change import NOWHERE
from archcheck.infrastructure.decoding.decoder import texts_in
from archcheck.infrastructure.guarding.loosening_table import ToolRow, loosening_table
from archcheck.infrastructure.guarding.setting_directions import loosened
from archcheck.infrastructure.guarding.settings_of_tools import Setting
from archcheck.infrastructure.tools.catalogue import known_tools
from archcheck.infrastructure.tools.running.configuration_files import toml_table
from archcheck.interface.cli.commands import check

TELLING = re.compile(
    r"ignore|exclude|skip|disable|allow|omit|(?<![a-z])(?:max|min)_|severity|confidence|strict|select"
)
WAYS = (("false", "true"), ("true", "false"))
OWN_ONLY = ("coverage", "pytest")


def _row(name: str) -> ToolRow:
    return next((row for row in loosening_table().tool if row.name == name), ToolRow(name=""))


def _passed(name: str) -> list[str]:
    """The options of a tool that a project may give it, as keys."""
    (folder,) = wrapped.__path__
    path = pathlib.Path(folder, name.replace("-", "_"), "options.toml")
    passed = toml_table(path, "classes", "pass") or {}
    words = [word for key in ("flags", "values") for word in texts_in(passed.get(key, []))]
    return [word[2:].replace("-", "_") for word in words if word.startswith("--")]


def _literal(row: ToolRow) -> list[str]:
    """The flags that it knows by their whole names."""
    return [it for it in (*row.on, *row.usually_on, *row.off) if "*" not in it]


def _loosens(row: ToolRow, key: str, *values: str) -> int:
    """How many sentences are said where the first value becomes the second."""
    before, after = ({key: Setting((value,), NOWHERE, (value,))} for value in values)
    return len(list(loosened(row, before, after)))


@pytest.mark.parametrize("name", known_tools())
def test_should_have_a_table_when_there_is_a_tool(name: str) -> None:
    assert _row(name).name == name


@pytest.mark.parametrize("name", known_tools())
def test_should_know_the_direction_when_an_option_may_be_given_to_a_tool(name: str) -> None:
    row = _row(name)
    assert [it for it in _passed(name) if TELLING.search(it) and not row.knows(it)] == []


@pytest.mark.parametrize("name", known_tools())
def test_should_not_loosen_both_ways_when_a_flag_is_given_or_taken_away(name: str) -> None:
    row = _row(name)
    flags = filter(row.is_flag, (*_passed(name), *_literal(row)))
    assert [it for it in flags if all(_loosens(row, it, *values) for values in WAYS)] == []


@pytest.mark.parametrize("row", loosening_table().tool, ids=lambda row: row.name)
def test_should_be_about_a_tool_when_there_is_a_table(row: ToolRow) -> None:
    assert row.name in (*known_tools(), *OWN_ONLY)


def test_should_know_the_direction_when_a_check_has_an_option() -> None:
    row = next(row for row in loosening_table().program if row.name == "archcheck")
    options = itertools.chain.from_iterable(it.opts for it in check.command.params)
    names = [it[2:].replace("-", "_") for it in options if it.startswith("--")]
    assert [it for it in names if not row.knows(it)] == []
