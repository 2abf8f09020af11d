"""Tests of what configurations of tools say."""

import pathlib

import pytest

from archcheck.domain.policy_change import Place
from archcheck.infrastructure.guarding.loosening_table import ToolRow
from archcheck.infrastructure.guarding.settings_of_tools import settings_of


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
