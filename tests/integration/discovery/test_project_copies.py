"""Tests of copies of projects, with the real git."""

import os
import pathlib
import shutil

import pytest

from archcheck.domain.changed_code import BaseRevision
from archcheck.infrastructure.discovery import project_copies
from archcheck.infrastructure.discovery.project_copies import GitProjectCopies
from archcheck.infrastructure.version_control.git_index import GitIndex
from archcheck.infrastructure.version_control.git_program import GitProgram
from archcheck.infrastructure.version_control.git_state import GitState
from tests.integration.version_control.repository_support import committed, git, written
from tests.unit.refusal_support import refusal

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
FILES = {"src/shop/__init__.py": "", "src/shop/order.py": "X = 1\n", "Dockerfile": "FROM x\n"}


class SilentGit(GitProgram):
    """Gives no contents."""

    def bytes_of(self, root: str, *arguments: str, told: bytes = b"") -> bytes | None:
        """Nothing where contents are asked for."""
        return None if arguments[-1] == "--batch" else super().bytes_of(root, *arguments, told=told)


def copies(git_program: GitProgram | None = None) -> GitProjectCopies:
    program = git_program or GitProgram(os.environ)
    return GitProjectCopies(program, GitIndex(program, {}), GitState())


def files_in(directory: str) -> dict[str, str]:
    found = (path for path in sorted(pathlib.Path(directory).rglob("*")) if path.is_file())
    texts = {path.relative_to(directory).as_posix(): path.read_text() for path in found}
    return {name: text for name, text in texts.items() if not name.startswith(".git/")}


def at(root: pathlib.Path, commit: str, settings_of: str = "") -> dict[str, str]:
    base = BaseRevision(commit, "base")
    with copies().committed(str(root), base, settings_of) as past:
        return files_in(past.directory)


def staged(root: pathlib.Path) -> dict[str, str]:
    with copies().staged(str(root)) as past:
        return files_in(past.directory)


def test_should_copy_all_files_when_a_commit_is_copied(tmp_path: pathlib.Path) -> None:
    commit = committed(tmp_path, FILES)
    written(tmp_path, {"src/shop/order.py": "X = 2\n"})
    assert at(tmp_path, commit) == FILES


def test_should_take_settings_of_today_when_they_are_wanted(tmp_path: pathlib.Path) -> None:
    commit = committed(tmp_path, {**FILES, ".flake8": "old", "uv.lock": "old"})
    written(tmp_path, {".flake8": "new", "uv.lock": "new", "src/shop/order.py": "X = 2\n"})
    assert at(tmp_path, commit, str(tmp_path)) == {**FILES, ".flake8": "new", "uv.lock": "old"}


def test_should_copy_the_index_when_the_work_tree_differs(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, FILES)
    written(tmp_path, {"src/shop/order.py": "X = 2\n"})
    git(tmp_path, "add", "-A")
    written(tmp_path, {"src/shop/order.py": "X = 3\n", "src/shop/more.py": ""})
    assert staged(tmp_path) == {**FILES, "src/shop/order.py": "X = 2\n"}


def test_should_lie_as_deep_as_the_project_when_that_is_a_part(tmp_path: pathlib.Path) -> None:
    commit = committed(tmp_path / "top", {"apps/shop/a.py": "X = 1\n"})
    base = BaseRevision(commit, "base")
    with copies().committed(str(tmp_path / "top" / "apps" / "shop"), base) as past:
        assert past.directory.endswith("/top/apps/shop")


def test_should_copy_as_many_files_as_there_are_when_git_reads_and_writes_at_once(
    tmp_path: pathlib.Path,
) -> None:
    many = {f"src/shop/m{number}.py": f"X = {number}\n" * 200 for number in range(800)}
    assert at(tmp_path, committed(tmp_path, many)) == many


def test_should_keep_the_size_alone_when_nobody_reads_a_file(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project_copies, "MOST_OF_SETTINGS", 3)
    commit = committed(tmp_path, {"a.py": "X = 1\n", "logo.svg": "<svg/>"})
    assert at(tmp_path, commit) == {"a.py": "X = 1\n", "logo.svg": "\0" * 6}


def test_should_refuse_when_git_gives_no_contents(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, FILES)

    def copied() -> None:
        with copies(SilentGit(os.environ)).staged(str(tmp_path)):
            pass

    assert "git does not give the contents of files" in refusal(copied)


def test_should_refuse_when_trees_are_not_here(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, FILES)
    assert "git has not the trees of base at" in refusal(lambda: at(tmp_path, "a" * 40))


def test_should_refuse_when_there_is_no_index(tmp_path: pathlib.Path) -> None:
    assert "--staged: git tells of no index around" in refusal(lambda: staged(tmp_path))
