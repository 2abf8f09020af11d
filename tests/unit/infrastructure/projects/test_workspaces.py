"""Tests of the table of projects that follows from a workspace."""

import pathlib

import pytest

from archcheck.infrastructure.projects.workspaces import workspace_table
from archcheck.infrastructure.version_control.git_state import GitState
from tests.unit.infrastructure.discovery.project_support import write

TOP = '[project]\nname = "shop"\n[tool.uv.workspace]\nmembers = ["amp", "libs/*"]\n'
MEMBER = {"amp/pyproject.toml": '[project]\nname = "amp"'}


def _paths(root: pathlib.Path, files: dict[str, str]) -> dict[str, str]:
    write(root, {"pyproject.toml": TOP, **MEMBER, **files})
    found = workspace_table(str(root), GitState())
    return {entry.name: entry.path for entry in found.entries} if found else {}


@pytest.mark.parametrize("path", ["src/shop/__init__.py", "src/shop.py", "shop/__init__.py"])
def test_should_take_the_root_for_a_project_when_it_has_sources(
    tmp_path: pathlib.Path, path: str
) -> None:
    assert _paths(tmp_path, {path: ""}) == {"amp": "amp", "shop": "."}


@pytest.mark.parametrize(
    "path",
    ["tests/__init__.py", "amp/__init__.py", "src/notes.txt", "notes/x.py", "setup.py", "src/x/y"],
)
def test_should_not_take_the_root_for_a_project_when_it_has_no_sources(
    tmp_path: pathlib.Path, path: str
) -> None:
    assert _paths(tmp_path, {path: ""}) == {"amp": "amp"}


def test_should_call_projects_by_their_paths_when_distributions_share_a_name(
    tmp_path: pathlib.Path,
) -> None:
    files = {"libs/amp/pyproject.toml": '[project]\nname = "amp"'}
    assert _paths(tmp_path, files) == {"amp": "amp", "libs-amp": "libs/amp"}


@pytest.mark.parametrize("settings", ["", 'exclude = ["amp"]', "members = []"])
def test_should_find_none_when_a_workspace_has_no_members(
    tmp_path: pathlib.Path, settings: str
) -> None:
    assert _paths(tmp_path, {"pyproject.toml": f"[tool.uv.workspace]\n{settings}\n"}) == {}
