"""Baselines in the work tree."""

import dataclasses
import pathlib

import pytest

from archcheck.domain.baseline import FILE_NAME, Sheet
from archcheck.infrastructure.baselines.baseline_files import FileBaselines
from archcheck.infrastructure.version_control.git_state import GitState
from tests.unit.application.checking.checking_support import PROJECT
from tests.unit.refusal_support import refusal

FILES = FileBaselines(GitState())


def test_should_say_why_when_a_baseline_cannot_be_written(tmp_path: pathlib.Path) -> None:
    """By the name that people know."""
    (tmp_path / FILE_NAME).mkdir()
    said = refusal(lambda: FILES.write(str(tmp_path), [Sheet(FILE_NAME)]))
    assert said == f"{FILE_NAME}: the baseline cannot be written: Is a directory"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (FILE_NAME, ""),
        (
            f"gone/{FILE_NAME}",
            f"gone/{FILE_NAME}: the baseline cannot be written: its directory takes no file",
        ),
    ],
)
def test_should_refuse_before_the_work_when_a_directory_takes_no_file(
    tmp_path: pathlib.Path, file: str, said: str
) -> None:
    """A check of minutes would be for nothing."""
    assert refusal(lambda: FILES.demand_writable(str(tmp_path), [file])) == said


def test_should_say_why_when_a_baseline_cannot_be_read(tmp_path: pathlib.Path) -> None:
    """Nothing is known then, which nobody may take for a clean project."""
    (tmp_path / FILE_NAME).mkdir()
    project = dataclasses.replace(PROJECT, root=str(tmp_path))
    said = refusal(lambda: FILES.read(project))
    assert said == f"{FILE_NAME}: the baseline cannot be read: Is a directory"


def test_should_refuse_a_baseline_when_it_is_a_link_that_leaves_the_project(
    tmp_path: pathlib.Path,
) -> None:
    root = tmp_path / "shop"
    root.mkdir()
    (tmp_path / "other.txt").write_text("# archcheck baseline 1\n", encoding="utf-8")
    (root / FILE_NAME).symlink_to(tmp_path / "other.txt")
    said = refusal(lambda: FILES.read(dataclasses.replace(PROJECT, root=str(root))))
    assert said.startswith(f"{FILE_NAME}: the baseline cannot be read: ")
