"""Tests of changed code in a repository of several projects, with the real git."""

import pathlib

import pytest

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


@pytest.mark.parametrize(
    ("table", "names", "number"),
    [
        (TABLE, ("pyproject.toml",), 3),
        (TABLE, ("pyproject.toml", AMP), 3),
        (TABLE, ("helpers/pyproject.toml",), 1),
        (f'{TABLE}root = {{ path = "." }}\n', ("pyproject.toml",), 4),
    ],
)
def test_should_check_what_settings_concern_when_they_are_staged(
    table: str, names: tuple[str, ...], number: int, tmp_path: pathlib.Path
) -> None:
    written(parts(tmp_path), {"pyproject.toml": table, "main.py": "", HELPERS: f"{OLD}# newer\n"})
    git(tmp_path, "add", "-A")
    run = rules(tmp_path, "--staged", *names)
    plural = "s" if number > 1 else ""
    assert run.says(1, f"1 of {number} project{plural} failed (helpers)", "1 new"), run.said


def test_should_check_the_projects_below_when_settings_of_their_directory_are_staged(
    tmp_path: pathlib.Path,
) -> None:
    table = 'extends = []\n[projects]\namp = { path = "parts/amp" }\nsolo = []\n'
    files = {"parts/amp/src/amp/__init__.py": "", "solo/src/solo/__init__.py": ""}
    committed(tmp_path, {"archcheck.toml": table, **files, "parts/.flake8": ""})
    written(tmp_path, {"parts/.flake8": "[flake8]\n"})
    git(tmp_path, "add", "-A")
    assert rules(tmp_path, "--staged", "parts/.flake8").says(0, "1 project passed", "1 file,")


def bare_parts(root: pathlib.Path) -> pathlib.Path:
    """Two projects without a table, with a new comment in one, and settings beside them."""
    files = {f"{name}/src/{name}/__init__.py": OLD for name in ("amp", "solo")}
    owns = {f"{name}/pyproject.toml": OWN.replace("NAME", name) for name in ("amp", "solo")}
    committed(root, {**files, **owns})
    written(root, {"requirements.txt": "attrs\n", AMP: f"{OLD}# newer\n"})
    git(root, "add", "-A")
    return root


def test_should_let_settings_pass_when_they_lie_beside_all_projects(
    tmp_path: pathlib.Path,
) -> None:
    run = rules(bare_parts(tmp_path), "--staged", "requirements.txt")
    words = ("requirements.txt: beside projects, and in none", "Nothing was checked.")
    assert run.says(0, *words), run.said


def test_should_check_the_project_when_settings_beside_it_are_staged_too(
    tmp_path: pathlib.Path,
) -> None:
    run = rules(bare_parts(tmp_path), "--staged", "requirements.txt", AMP)
    words = ("requirements.txt: beside projects", f"{AMP}:4:1: error[no-comments]", "1 of 1 proj")
    assert run.says(1, *words), run.said


def test_should_refuse_when_nothing_is_named_where_only_projects_lie(
    tmp_path: pathlib.Path,
) -> None:
    run = rules(bare_parts(tmp_path), "--staged")
    assert run.says(2, "there is no source here but in projects of their own"), run.said
