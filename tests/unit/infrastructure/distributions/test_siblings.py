"""Tests of finding the projects beside one."""

import pathlib

import pytest

from archcheck.infrastructure.distributions.siblings import siblings_around
from tests.unit.infrastructure.distributions.distribution_support import write

PROJECTS = {
    "amp/pyproject.toml": '[project]\nname = "The_Amp"',
    "amp/src/amp_core/__init__.py": "",
    "amp/src/notes/readme.txt": "",
    "tools/dev/pyproject.toml": '[tool.poetry]\nname = "devtools"',
    "tools/dev/dev/__init__.py": "",
    "tools/dev/tests/__init__.py": "",
    "helpers/helpers/__init__.py": "",
    "other/pyproject.toml": "",
}
TABLE = '[projects]\namp = []\nhelpers = ["amp"]\ndev_tools = { path = "tools/dev" }\n'
WORKSPACE = '[tool.uv.workspace]\nmembers = ["amp", "tools/*", "helpers"]\n'


def _beside(root: pathlib.Path, directory: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = siblings_around(str(root / directory))
    return [(it.directory, it.distribution, it.packages) for it in found]


@pytest.mark.parametrize(
    "top",
    [
        {"archcheck.toml": TABLE},
        {"pyproject.toml": TABLE.replace("[projects]", "[tool.archcheck.projects]")},
    ],
)
def test_should_tell_siblings_when_the_table_names_them(
    tmp_path: pathlib.Path, top: dict[str, str]
) -> None:
    write(tmp_path, {**PROJECTS, **top, ".git/HEAD": ""})
    assert _beside(tmp_path, "helpers") == [
        ("amp", "the-amp", ("amp_core",)),
        ("tools/dev", "devtools", ("dev",)),
    ]


def test_should_tell_members_with_a_project_when_there_is_a_workspace(
    tmp_path: pathlib.Path,
) -> None:
    write(tmp_path, {**PROJECTS, "pyproject.toml": WORKSPACE, ".git/HEAD": ""})
    assert _beside(tmp_path, "amp") == [("tools/dev", "devtools", ("dev",))]


def test_should_tell_the_directory_when_a_sibling_has_no_name(tmp_path: pathlib.Path) -> None:
    write(tmp_path, {**PROJECTS, "archcheck.toml": TABLE, ".git/HEAD": ""})
    assert _beside(tmp_path, "amp")[0] == ("helpers", "helpers", ("helpers",))


def test_should_tell_none_when_the_table_lies_outside_of_the_repository(
    tmp_path: pathlib.Path,
) -> None:
    write(tmp_path, {**PROJECTS, "archcheck.toml": TABLE, "helpers/.git/HEAD": ""})
    assert _beside(tmp_path, "helpers") == []


def test_should_tell_none_when_the_table_does_not_name_the_project(
    tmp_path: pathlib.Path,
) -> None:
    write(tmp_path, {**PROJECTS, "archcheck.toml": TABLE, ".git/HEAD": ""})
    assert _beside(tmp_path, "other") == []


def test_should_tell_none_when_there_is_neither_a_table_nor_a_repository(
    tmp_path: pathlib.Path,
) -> None:
    write(tmp_path, PROJECTS)
    assert _beside(tmp_path, "amp") == []


def test_should_tell_no_packages_when_a_sibling_has_nothing_to_import(
    tmp_path: pathlib.Path,
) -> None:
    table = "[projects]\namp = []\nother = []\n"
    write(tmp_path, {**PROJECTS, "archcheck.toml": table, ".git/HEAD": ""})
    assert _beside(tmp_path, "amp") == [("other", "other", ())]
