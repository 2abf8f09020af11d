"""Tests of what is said about a gate that has changed."""

import json
import pathlib
import shutil

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.integration.guarding.guarding_support import CONFIGURATION, FILES, replaced, shop
from tests.integration.version_control.repository_support import committed, git, written

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
UNCHANGED = "The gate is as strict as it was.\n"


def test_should_say_one_sentence_when_nothing_has_changed(tmp_path: pathlib.Path) -> None:
    run = archcheck(shop(tmp_path), "policy", "diff")
    assert (run.status, run.out, run.err) == (0, UNCHANGED, "")


def test_should_say_what_is_looser_with_its_place_and_key_when_a_level_falls(
    tmp_path: pathlib.Path,
) -> None:
    replaced(shop(tmp_path), ('no-comments = "error"', 'no-comments = "warning"'))
    run = archcheck(tmp_path, "policy", "diff", "--since", "HEAD")
    assert run.said == (
        0,
        "looser: no-comments fell from error to warning (pyproject.toml:36) [level no-comments]\n",
    )


def test_should_say_what_is_stricter_when_a_level_rises(tmp_path: pathlib.Path) -> None:
    replaced(shop(tmp_path), ('no-comments = "error"', 'no-comments = "warning"'))
    git(tmp_path, "commit", "-qam", "two")
    replaced(tmp_path, ('no-comments = "warning"', 'no-comments = "error"'))
    run = archcheck(tmp_path, "policy", "diff")
    assert run.out.startswith("stricter: no-comments rose from warning to error"), run.said


def test_should_list_changes_with_kind_what_and_place_when_json_is_asked_for(
    tmp_path: pathlib.Path,
) -> None:
    replaced(shop(tmp_path), ('no-comments = "error"', 'no-comments = "warning"'))
    run = archcheck(tmp_path, "policy", "diff", "--format", "json")
    (change,) = json.loads(run.out)["looser"]
    assert (change["kind"], change["what"], change["place"]) == (
        "level",
        "no-comments",
        {"path": "pyproject.toml", "line": 36},
    )


def test_should_refuse_when_the_revision_does_not_exist(tmp_path: pathlib.Path) -> None:
    run = archcheck(shop(tmp_path), "policy", "diff", "--since", "nowhere")
    assert run.says(2, 'git knows no commit "nowhere"')


def test_should_leave_out_what_others_have_changed_when_branches_have_parted(
    tmp_path: pathlib.Path,
) -> None:
    shop(tmp_path)
    git(tmp_path, "branch", "feature")
    replaced(tmp_path, ('no-comments = "error"', 'no-comments = "error"\nstring-comment = "error"'))
    git(tmp_path, "commit", "-qam", "stricter")
    git(tmp_path, "checkout", "-q", "feature")
    assert archcheck(tmp_path, "policy", "diff", "--since", "main").said == (0, UNCHANGED)


def test_should_compare_nothing_when_the_base_has_no_project(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, {"README.md": "soon\n"})
    run = archcheck(written(tmp_path, FILES), "policy", "diff")
    assert (run.status, run.out, "the project is not there at" in run.err) == (0, UNCHANGED, True)


def test_should_compare_nothing_when_a_project_is_new_beside_another(
    tmp_path: pathlib.Path,
) -> None:
    shop(tmp_path)
    new = tmp_path / "services" / "new"
    new.mkdir(parents=True)
    assert archcheck(written(new, FILES), "policy", "diff").out == UNCHANGED


def test_should_compare_when_the_base_has_a_configuration_without_code(
    tmp_path: pathlib.Path,
) -> None:
    committed(tmp_path, {"pyproject.toml": CONFIGURATION})
    replaced(written(tmp_path, FILES), ('no-comments = "error"', 'no-comments = "warning"'))
    run = archcheck(tmp_path, "policy", "diff")
    assert "looser: no-comments fell from error to warning" in run.out
