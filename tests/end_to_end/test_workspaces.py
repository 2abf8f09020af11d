"""Tests of projects that a package manager knows."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.projects_support import repository
from tests.end_to_end.shop_support import told

QUIET = ("--quiet", "--no-cache", "--only-rules")
UV = """\
[tool.archcheck]
extends = []

[tool.uv.workspace]
members = ["*", "tools/*"]
exclude = ["lemonade", "tests"]
"""
BARE = "[tool.archcheck]\nextends = []\n"
AMP = '[project]\nname = "amp"\nversion = "1"\n'
DEV = '[project]\nname = "dev"\nversion = "1"\ndependencies = ["helpers"]\n'
POETRY = (
    '[tool.poetry]\nname = "amp"\n\n[tool.poetry.dependencies]\nhelpers = { path = "../helpers" }\n'
)
HATCH = 'dependencies = ["helpers @ {root:uri}/../helpers"]\n'
PDM = '[tool.pdm.dev-dependencies]\ndev = ["-e file:///${PROJECT_ROOT}/../helpers#egg=helpers"]\n'
IMPORT = "amp/src/amp/play.py:1:21: error[undeclared-module-dependency]"


def test_should_hold_members_to_their_dependencies_when_uv_knows_them(
    tmp_path: pathlib.Path,
) -> None:
    run = archcheck(repository(tmp_path, {"tools/dev/pyproject.toml": DEV}, UV), *QUIET)
    assert (run.status, told(run.out)) == (1, [IMPORT])


def test_should_say_where_the_projects_come_from_when_uv_knows_them(tmp_path: pathlib.Path) -> None:
    changes = {
        "tools/dev/pyproject.toml": DEV,
        "amp/pyproject.toml": f'{AMP}dependencies = ["helpers"]\n',
    }
    run = archcheck(repository(tmp_path, changes, UV), "--no-cache", "--only-rules")
    assert run.says(0, "(3 projects of [tool.uv.workspace])", "not checked: lemonade"), run.said


@pytest.mark.parametrize("settings", [POETRY, f"{AMP}{HATCH}", f"{AMP}{PDM}"])
def test_should_form_a_table_when_directories_depend_on_each_other_by_path(
    tmp_path: pathlib.Path, settings: str
) -> None:
    wrong = {"helpers/src/helpers/back.py": "import amp\n", "amp/pyproject.toml": settings}
    run = archcheck(repository(tmp_path, wrong, BARE), *QUIET)
    assert (run.status, told(run.out)) == (
        1,
        ["helpers/src/helpers/back.py:1:8: error[undeclared-module-dependency]"],
    )


def test_should_list_them_as_before_when_none_depends_on_another(tmp_path: pathlib.Path) -> None:
    run = archcheck(repository(tmp_path, table=BARE), *QUIET)
    assert run.says(2, "there is no source here but in projects of their own")
