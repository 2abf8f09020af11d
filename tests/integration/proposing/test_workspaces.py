"""Tests of proposals for several projects in one repository."""

import pathlib

import pytest

from archcheck.application.proposing.proposer import InitWish
from archcheck.infrastructure.proposing.project_places import ProjectDirectories
from tests.integration.proposing.proposing_support import configuration, planned, written

NAMED = '[project]\nname = "x"\n'
UV = '[tool.uv.workspace]\nmembers = ["libs/*", "./apps/*"]\nexclude = ["apps/old"]\n'
FILES = {
    "pyproject.toml": UV,
    "libs/helpers/pyproject.toml": NAMED,
    "libs/helpers/src/helpers/__init__.py": "X = 1\n",
    "apps/shop/pyproject.toml": NAMED,
    "apps/shop/src/shop/__init__.py": "import helpers\n\nX = helpers\n",
    "apps/old/pyproject.toml": NAMED,
    "apps/old/src/old/__init__.py": "",
}
MEMBERS = ("apps/old", "apps/shop", "libs/helpers")
MINIMAL = InitWish(minimal=True)


def test_should_write_a_table_for_each_when_uv_names_members(tmp_path: pathlib.Path) -> None:
    paths = [it.path for it in planned(written(tmp_path, FILES), MINIMAL).configurations]
    assert paths == ["pyproject.toml", *(f"{it}/pyproject.toml" for it in MEMBERS)]


def test_should_say_who_uses_whom_when_members_import_each_other(tmp_path: pathlib.Path) -> None:
    plan = planned(written(tmp_path, FILES), MINIMAL)
    assert configuration(plan)["projects"] == {
        "old": {"path": "apps/old"},
        "shop": {"path": "apps/shop", "uses": ["helpers"]},
        "helpers": {"path": "libs/helpers"},
    }


def test_should_write_no_table_of_projects_when_they_form_a_circle(tmp_path: pathlib.Path) -> None:
    circle = {**FILES, "libs/helpers/src/helpers/__init__.py": "import shop\n\nX = shop\n"}
    plan = planned(written(tmp_path, circle), MINIMAL)
    assert any("in a circle" in sentence for sentence in plan.sentences)


def test_should_keep_the_root_when_it_has_code_of_its_own(tmp_path: pathlib.Path) -> None:
    files = {**FILES, "pyproject.toml": NAMED + UV, "src/top/__init__.py": "X = 1\n"}
    plan = planned(written(tmp_path, files), MINIMAL)
    assert configuration(plan)["projects"]["top"] == {"path": "."}


@pytest.mark.parametrize(
    ("more", "members"),
    [({}, ["apps/old", "apps/shop", "libs/helpers"]), ({"src/top/__init__.py": ""}, [])],
)
def test_should_find_members_when_nobody_names_them_and_the_root_is_empty(
    tmp_path: pathlib.Path, more: dict[str, str], members: list[str]
) -> None:
    written(tmp_path, {**FILES, **more, "pyproject.toml": ""})
    assert [it.path for it in ProjectDirectories().around(str(tmp_path)).members] == members


def test_should_say_why_a_member_is_left_out_when_it_has_nothing_but_tests(
    tmp_path: pathlib.Path,
) -> None:
    tested = {"apps/new/pyproject.toml": NAMED, "apps/new/tests/test_new.py": ""}
    plan = planned(written(tmp_path, {**FILES, **tested}), MINIMAL)
    assert "apps/new: left out: there is no Python source file" in plan.sentences[0]


def test_should_leave_members_alone_when_they_are_configured(tmp_path: pathlib.Path) -> None:
    files = {**FILES, "apps/shop/pyproject.toml": "[tool.archcheck]\n", "archcheck.toml": ""}
    plan = planned(written(tmp_path, files), MINIMAL)
    assert "apps/shop/pyproject.toml" not in [it.path for it in plan.configurations]


@pytest.mark.parametrize(
    ("marker", "path"), [("shop/deep/setup.cfg", ".."), ("shop/.git/HEAD", "../..")]
)
def test_should_go_up_to_the_project_when_it_is_run_inside(
    tmp_path: pathlib.Path, marker: str, path: str
) -> None:
    inside = written(tmp_path, {marker: ""}) / "shop" / "deep" / "er"
    inside.mkdir(parents=True)
    assert ProjectDirectories().around(str(inside)).path == path


def test_should_leave_a_member_out_and_say_why_when_it_has_no_sources(
    tmp_path: pathlib.Path,
) -> None:
    tests = {"apps/drill/pyproject.toml": NAMED, "apps/drill/tests/test_drill.py": "X = 1\n"}
    plan = planned(written(tmp_path, {**FILES, **tests}), MINIMAL)
    place = tmp_path / "apps/drill"
    assert plan.sentences[:1] == (
        f"apps/drill: left out: there is no Python source file in {place}",
    )
