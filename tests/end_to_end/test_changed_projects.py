"""Tests of changed code in a repository of several projects, with the real git."""

import pathlib

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.changed_support import rules
from tests.integration.version_control.repository_support import committed, git, written

TABLE = """\
[tool.archcheck]
extends = []

[tool.archcheck.projects]
helpers = []
amp = ["helpers"]
solo = []
"""
OWN = """\
[project]
name = "NAME"
version = "1"

[tool.archcheck]
extends = []

[tool.archcheck.rules]
no-comments = "error"
"""
OLD = '"""A part."""\n# old\nVALUE = 1\n'
HELPERS = "helpers/src/helpers/__init__.py"
AMP = "amp/src/amp/__init__.py"


def parts(root: pathlib.Path) -> pathlib.Path:
    """Three projects with an old finding each; `work` is checked out beside `main`."""
    files = {"pyproject.toml": TABLE, ".gitignore": ".archcheck_cache\n"}
    for name in ("helpers", "amp", "solo"):
        files[f"{name}/pyproject.toml"] = OWN.replace("NAME", name)
        files[f"{name}/src/{name}/__init__.py"] = OLD
    committed(root, files)
    git(root, "checkout", "-q", "-b", "work")
    return root


def test_should_compare_each_project_when_all_are_checked(tmp_path: pathlib.Path) -> None:
    written(parts(tmp_path), {HELPERS: f"{OLD}# newer\n"})
    lines = archcheck(tmp_path, "--only-rules", "--since", "main").out.strip().splitlines()
    words = ("compared with main at" in lines[0], "1 new, 3 known. 1 error in 1 file" in lines[-1])
    assert words == (True, True), lines


def test_should_judge_staged_files_of_several_projects(tmp_path: pathlib.Path) -> None:
    written(parts(tmp_path), {HELPERS: f"{OLD}# newer\n", AMP: f"{OLD}RATE = 1\n"})
    git(tmp_path, "add", "-A")
    run = rules(tmp_path, "--staged", HELPERS, AMP)
    assert run.says(1, f"{HELPERS}:4:1: error[no-comments]", "1 of 2 projects failed (helpers)")


def test_should_check_what_changed_and_its_users_when_only_they_are_affected(
    tmp_path: pathlib.Path,
) -> None:
    written(parts(tmp_path), {HELPERS: f"{OLD}RATE = 1\n"})
    assert rules(tmp_path, "--since", "main", "--affected").says(0, "2 projects passed")


def test_should_check_the_root_alone_when_no_project_has_changed(tmp_path: pathlib.Path) -> None:
    written(parts(tmp_path), {"readme.md": "new"})
    run = rules(tmp_path, "--since", "main", "--affected")
    assert run.says(0, "Gate passed: the root passed, compared with main")


def test_should_judge_the_root_when_a_directory_is_added_that_no_table_names(
    tmp_path: pathlib.Path,
) -> None:
    written(parts(tmp_path), {"late/pyproject.toml": OWN})
    run = rules(tmp_path, "--since", "main")
    words = "late/pyproject.toml:1:1: error[undeclared-module-dependency]"
    assert run.says(1, words, "the root failed", "1 new, 3 known")


def test_should_know_of_an_undeclared_directory_when_it_was_there_before(
    tmp_path: pathlib.Path,
) -> None:
    committed(parts(tmp_path), {"late/pyproject.toml": OWN})
    assert rules(tmp_path, "--since", "HEAD").says(0, "3 projects passed", "0 new, 4 known")


def test_should_judge_the_root_when_it_is_staged(tmp_path: pathlib.Path) -> None:
    written(parts(tmp_path), {"late/pyproject.toml": OWN})
    git(tmp_path, "add", "late")
    words = "late/pyproject.toml:1:1: error[undeclared-module-dependency]"
    assert rules(tmp_path, "--staged").says(1, words, "the root failed")


def test_should_check_all_when_the_table_of_projects_has_changed(tmp_path: pathlib.Path) -> None:
    written(parts(tmp_path), {"pyproject.toml": TABLE.replace('amp = ["helpers"]', "amp = []")})
    assert rules(tmp_path, "--since", "main", "--affected").says(0, "3 projects passed")


def test_should_check_all_when_no_table_tells_who_uses_whom(tmp_path: pathlib.Path) -> None:
    root = parts(tmp_path)
    committed(root, {"pyproject.toml": ""})
    run = rules(root, "--since", "HEAD", "--affected", HELPERS, AMP)
    assert run.says(0, "2 projects passed")
