"""Readers of configuration files."""

import pathlib
from collections.abc import Mapping

import pytest

from archcheck.infrastructure.tools.running.configuration_files import ini_sections, toml_table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[tool.black]\nx = 1\n", {"x": 1}),
        ("\ufeff[tool.black]\nx = 1\n", {"x": 1}),
        ("[tool]\nblack = 1\n", None),
        ("tool = 1\n", None),
        ("[tool.black\n", {}),
        ("[tool\n", None),
        ("", None),
    ],
)
def test_should_find_table_when_file_is_any(
    tmp_path: pathlib.Path, text: str, expected: Mapping[str, object] | None
) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(text, encoding="utf-8")
    assert toml_table(path, "tool", "black") == expected


def test_should_find_no_table_when_file_is_missing(tmp_path: pathlib.Path) -> None:
    assert toml_table(tmp_path / "pyproject.toml", "tool") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a]\nx = 1\n[b]\n", {"a": {"x": "1"}, "b": {}}),
        ("x = 1\n[a]\ny = 2\n", {"a": {}}),
        ("", {}),
    ],
)
def test_should_find_sections_when_file_is_any(
    tmp_path: pathlib.Path, text: str, expected: Mapping[str, Mapping[str, str]]
) -> None:
    path = tmp_path / "setup.cfg"
    path.write_text(text, encoding="utf-8")
    assert ini_sections(path) == expected
