"""What projects configure for pylint."""

import pathlib
import tomllib

import pytest

from archcheck.infrastructure.tools.running.process_runner import ToolFailure
from archcheck.infrastructure.tools.wrapped.pylint.own_settings import (
    configuration_file,
    settings,
    written,
)


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, ""),
        ({".pylintrc": "", "pyproject.toml": "[tool.pylint]\n"}, ".pylintrc"),
        ({"pylintrc.toml": "", ".pylintrc": ""}, "pylintrc.toml"),
        ({"pyproject.toml": "[tool.pylint.main]\n", "setup.cfg": "[pylint]\n"}, "pyproject.toml"),
        ({"pyproject.toml": "[tool.black]\n", "setup.cfg": "[pylint.main]\n"}, "setup.cfg"),
        ({"setup.cfg": "[metadata]\n", "tox.ini": "[pylint]\n"}, "tox.ini"),
        ({"tox.ini": "[tox]\n"}, ""),
    ],
)
def test_should_find_the_file_when_pylint_would(
    tmp_path: pathlib.Path, files: dict[str, str], found: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert configuration_file(tmp_path) == found


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("", "", {}),
        (
            "pylintrc",
            "[A]\ndisable = a,\n  b ; why\n[B]\njobs=1\n",
            {"disable": "a,\nb", "jobs": "1"},
        ),
        ("setup.cfg", "[metadata]\nname = a\n[pylint.x]\njobs = 1\n", {"jobs": "1"}),
        (
            "a.toml",
            "[tool.pylint]\njobs = 1\n[tool.pylint.x]\ny = ['z']\n",
            {"jobs": 1, "y": ["z"]},
        ),
        ("a.toml", "[tool.black]\n", {}),
        ("a.toml", "tool = 1\n", {}),
        ("a.toml", "[tool]\npylint = 1\n", {}),
    ],
)
def test_should_read_options_when_they_are_written_as_pylint_knows_them(
    tmp_path: pathlib.Path, name: str, text: str, expected: dict[str, object]
) -> None:
    if name:
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert settings(tmp_path, name) == expected


def test_should_say_so_when_a_file_cannot_be_read(tmp_path: pathlib.Path) -> None:
    (tmp_path / "pylintrc").write_text("[A\n", encoding="utf-8")
    with pytest.raises(ToolFailure, match="pylintrc cannot be read: File contains no section"):
        settings(tmp_path, "pylintrc")


@pytest.mark.parametrize(
    "values",
    [
        {"disable": ["a", "b"], "jobs": 3, "score": True, "rgx": '\\d "x" é\n\x7f # no'},
        {},
    ],
)
def test_should_mean_the_same_when_options_are_written_for_pylint(
    values: dict[str, object],
) -> None:
    assert tomllib.loads(written(values))["tool"]["pylint"]["main"] == values


def test_should_write_text_when_a_value_is_of_another_kind() -> None:
    table = tomllib.loads(written({"a": {"b": 1}}))["tool"]["pylint"]["main"]
    assert table == {"a": "{'b': 1}"}
