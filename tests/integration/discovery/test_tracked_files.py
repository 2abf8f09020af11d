"""What git tracks."""

import os
import pathlib
import subprocess

import pytest

from archcheck.domain.configuration import Configuration
from archcheck.domain.project import Role
from archcheck.infrastructure.discovery.tracked_files import (
    NOT_ENTERED,
    NOT_FOLLOWED,
    NOT_REGULAR,
    UNREAD_INDEX,
)
from tests.unit.infrastructure.discovery.project_support import (
    discover,
    found,
    make,
    named,
    write,
)


def _track(root: pathlib.Path) -> None:
    for arguments in (["init", "-q"], ["add", "-A", "-f"]):
        subprocess.run(["git", *arguments], cwd=root, check=True)


@pytest.mark.parametrize(
    "path",
    [
        "src/shop/made.py",
        "src/shop/out/a.py",
        "src/node_modules/a.py",
        "src/shop/env/a.py",
        "src/shop/__pycache__/bad.py",
        "src/shop/.hidden/a.py",
    ],
)
def test_should_check_a_file_when_git_tracks_it(tmp_path: pathlib.Path, path: str) -> None:
    """No name and no ignore file takes it away."""
    make(tmp_path, "src/shop/a.py", "src/shop/env/pyvenv.cfg", path)
    write(tmp_path, {".gitignore": "made.py\nout/"})
    _track(tmp_path)
    assert named(found(tmp_path), path).role is Role.SOURCE


@pytest.mark.parametrize(
    ("target", "problem"), [("notes.txt", NOT_FOLLOWED), ("nothing.txt", NOT_FOLLOWED)]
)
def test_should_name_a_module_when_it_is_a_link_to_something_else(
    tmp_path: pathlib.Path, target: str, problem: str
) -> None:
    """It is imported, and cannot be checked."""
    make(tmp_path, "src/shop/a.py", "src/shop/notes.txt")
    os.symlink(target, tmp_path / "src/shop/linked.py")
    _track(tmp_path)
    assert named(found(tmp_path), "src/shop/linked.py").problem == problem


@pytest.mark.parametrize(
    ("target", "problems"),
    [(".hidden/parts", {"src/shop/parts": NOT_ENTERED}), (".hidden/empty", {}), ("parts", {})],
)
def test_should_name_a_package_when_it_is_a_link_to_a_hidden_directory(
    tmp_path: pathlib.Path, target: str, problems: dict[str, str]
) -> None:
    """Without a repository nobody knows the files behind it."""
    make(tmp_path, "src/shop/a.py", ".hidden/parts/b.py", "parts/c.py", ".hidden/empty/d.txt")
    os.symlink(f"../../{target}", tmp_path / "src/shop/parts")
    files = found(tmp_path).files
    assert {file.path: file.problem for file in files if file.problem} == problems


def test_should_name_a_module_when_it_is_no_regular_file(tmp_path: pathlib.Path) -> None:
    """A pipe has taken the place of the tracked file."""
    make(tmp_path, "src/shop/a.py", "src/shop/pipe.py")
    _track(tmp_path)
    (tmp_path / "src/shop/pipe.py").unlink()
    os.mkfifo(tmp_path / "src/shop/pipe.py")
    assert named(found(tmp_path), "src/shop/pipe.py").problem == NOT_REGULAR


@pytest.mark.parametrize("path", ["docs/x.py", "src/shop/gone.py", "src/shop/was_file.py"])
def test_should_pass_over_a_path_when_it_is_no_module_any_more(
    tmp_path: pathlib.Path, path: str
) -> None:
    """Deleted, a directory by now, or under no root."""
    make(tmp_path, "src/shop/a.py", path)
    os.symlink("nothing", tmp_path / "docs.py")
    _track(tmp_path)
    (tmp_path / path).unlink()
    (tmp_path / "src/shop/was_file.py").mkdir()
    assert [file.path for file in found(tmp_path).files] == ["src/shop/a.py"]


def test_should_say_so_when_the_index_cannot_be_read(tmp_path: pathlib.Path) -> None:
    """Nobody knows what is tracked."""
    make(tmp_path, "src/shop/a.py", ".git")
    assert named(found(tmp_path), ".git").problem == UNREAD_INDEX


def test_should_name_the_repository_when_its_index_cannot_be_read_from_below(
    tmp_path: pathlib.Path,
) -> None:
    make(tmp_path, "services/svc/src/shop/a.py", ".git")
    assert named(found(tmp_path / "services" / "svc"), "../../.git").problem == UNREAD_INDEX


def test_should_say_so_when_the_index_cannot_be_read_and_one_file_is_named(
    tmp_path: pathlib.Path,
) -> None:
    make(tmp_path, "src/shop/a.py", "src/shop/b.py", ".git")
    assert discover(tmp_path, "src/shop/a.py")[1].files == {".git", "src/shop/a.py"}


def test_should_check_scripts_when_they_lie_in_the_root(tmp_path: pathlib.Path) -> None:
    """A name that is no identifier is a source all the same."""
    make(tmp_path, "shop.py", "my-script.py", "setup.py")
    project = found(tmp_path, Configuration(root=str(tmp_path), source=(".",)))
    assert [file.path for file in project.files] == ["my-script.py", "shop.py"]


def test_should_say_so_when_a_source_file_is_a_pipe_that_git_does_not_know(
    tmp_path: pathlib.Path,
) -> None:
    make(tmp_path, "src/shop/a.py", "docs/a.txt")
    os.mkfifo(tmp_path / "src/shop/pipe.py")
    os.mkfifo(tmp_path / "docs/pipe.py")
    problems = {file.path: file.problem for file in found(tmp_path).files}
    assert problems == {"src/shop/a.py": "", "src/shop/pipe.py": NOT_REGULAR}
