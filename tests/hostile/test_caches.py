"""Caches stay where they belong."""

import os
import pathlib

import pytest

from tests.end_to_end.archcheck_support import BARE, project
from tests.hostile.hostile_support import limited

MYPY = f"{BARE}[tool.archcheck.tools.mypy]\n"


def test_should_leave_the_project_alone_when_it_is_the_cache_directory(
    tmp_path: pathlib.Path,
) -> None:
    root = project(tmp_path / "clone")
    run = limited(root, "check", "--cache-dir", ".")
    names = [name for name in sorted(os.listdir(root)) if not name.startswith("user-")]
    assert (run.status, names) == (0, ["pyproject.toml", "src"])


@pytest.mark.parametrize("link", [".archcheck_cache", ".archcheck_cache/mypy"])
def test_should_write_nothing_outside_when_the_cache_is_a_link(
    tmp_path: pathlib.Path, link: str
) -> None:
    root = project(tmp_path / "clone", MYPY)
    (tmp_path / "outside").mkdir()
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(tmp_path / "outside")
    run = limited(root)
    assert (run.status, os.listdir(tmp_path / "outside")) == (0, [])


def test_should_be_private_when_a_cache_is_made(tmp_path: pathlib.Path) -> None:
    root = project(tmp_path / "clone", MYPY)
    limited(root)
    assert (root / ".archcheck_cache").stat().st_mode & 0o777 == 0o700
