"""Tests of what configurations of tools say."""

import pathlib
from collections.abc import Mapping

import pytest

from archcheck.domain.policy_change import Place
from archcheck.infrastructure.guarding.loosening_table import ToolRow
from archcheck.infrastructure.guarding.settings_of_tools import (
    settings_of,
    settings_of_words,
)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("x.toml", "select = []\n", ()),
        ("x.yaml", "select:\n", ()),
        ("x.yaml", "select: a, b\n", ("a", "b")),
        ("x.toml", 'select = ["a", "b"]\n', ("a", "b")),
    ],
)
def test_should_read_the_items_when_a_setting_is_written(
    tmp_path: pathlib.Path, name: str, text: str, expected: tuple[str, ...]
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    row = ToolRow(name="tool", files=((name, ""),))
    found = settings_of(row, str(tmp_path), (), Place("pyproject.toml"))
    assert found["select"].items == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ("--check", "src", "--max", "3", "tests"),
            {"check": ("true",), "": ("src", "tests"), "max": ("3",)},
        ),
        (("--check", "False", "-x=a,b"), {"check": ("False",), "except": ("a", "b")}),
        (("--check=no", "--some", "a", "--some", "b"), {"check": ("no",), "some": ("a", "b")}),
        ((), {}),
    ],
)
def test_should_know_what_belongs_to_an_option_when_words_follow(
    words: tuple[str, ...], expected: Mapping[str, tuple[str, ...]]
) -> None:
    row = ToolRow(name="tool", on=("check",), aliases={"x": "except"})
    found = settings_of_words(row, words, Place("pyproject.toml"))
    assert {key: setting.items for key, setting in found.items()} == expected
