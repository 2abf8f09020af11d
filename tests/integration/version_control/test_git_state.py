"""Tests of the repository's state with the real git."""

import os
import pathlib
import shutil

import pytest

from archcheck.domain.check_result import Repository
from archcheck.infrastructure.version_control.git_state import GitState
from tests.integration.version_control.repository_support import git

REMOTE = "https://somebody:secret@example.org/team/shop.git"
URI = "https://example.org/team/shop.git"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def known(state: Repository | None) -> Repository:
    """The state, which must be there."""
    if state is None:
        raise LookupError("no repository was found")
    return state


@pytest.fixture(name="repository")
def fixture_repository(tmp_path: pathlib.Path) -> pathlib.Path:
    """A repository with one commit and one remote."""
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "remote", "add", "origin", REMOTE)
    (tmp_path / "a.py").write_text("x = 1\n", encoding="utf-8")
    git(tmp_path, "add", "a.py")
    git(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def test_should_tell_remote_revision_and_branch_when_in_repository(
    repository: pathlib.Path,
) -> None:
    """All that a report says of the repository."""
    revision = git(repository, "rev-parse", "HEAD")
    assert GitState(os.environ).state(str(repository)) == Repository(URI, revision, "main")


def test_should_tell_prefix_when_project_lies_below_root(repository: pathlib.Path) -> None:
    """A project in a directory of a repository."""
    (repository / "services" / "api").mkdir(parents=True)
    assert GitState().prefix(str(repository / "services" / "api")) == "services/api/"


def test_should_tell_no_branch_when_head_is_detached(repository: pathlib.Path) -> None:
    """CI systems check out a commit."""
    revision = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "-q", "--detach")
    assert GitState().state(str(repository)) == Repository(URI, revision, "")


def test_should_tell_no_revision_when_nothing_is_committed(tmp_path: pathlib.Path) -> None:
    """A branch that is not born yet has no name either."""
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "remote", "add", "origin", REMOTE)
    assert GitState().state(str(tmp_path)) == Repository(URI, "", "")


def test_should_prefer_remote_of_branch_when_there_are_several(repository: pathlib.Path) -> None:
    """The remote that the branch follows."""
    git(repository, "remote", "add", "upstream", "https://example.org/main/shop.git")
    git(repository, "config", "branch.main.remote", "upstream")
    assert known(GitState().state(str(repository))).uri == "https://example.org/main/shop.git"


def test_should_take_any_remote_when_none_is_origin(repository: pathlib.Path) -> None:
    """The first by name."""
    git(repository, "remote", "rename", "origin", "backup")
    assert known(GitState().state(str(repository))).uri == URI


@pytest.mark.parametrize("commands", [[], [["init", "-q"]]])
def test_should_answer_none_when_there_is_no_remote(
    tmp_path: pathlib.Path, commands: list[list[str]]
) -> None:
    """No repository at all, or one without a remote."""
    list(map(lambda command: git(tmp_path, *command), commands))
    assert GitState({"PATH": os.environ["PATH"]}).state(str(tmp_path)) is None


def test_should_answer_none_when_git_is_not_installed(repository: pathlib.Path) -> None:
    """git is no dependency."""
    empty = repository / "empty"
    empty.mkdir()
    assert GitState({"PATH": str(empty)}).state(str(repository)) is None


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_should_start_nothing_when_git_lies_in_project(repository: pathlib.Path) -> None:
    """A program of the checked project is never run."""
    program = repository / "git"
    program.write_text(f"#!/bin/sh\ntouch {repository}/started\n", encoding="utf-8")
    program.chmod(0o755)
    GitState({"PATH": str(repository)}).state(str(repository))
    assert not (repository / "started").exists()


@pytest.mark.skipif(os.name == "nt", reason="the hook is a shell script")
def test_should_start_nothing_when_configuration_names_programs(
    repository: pathlib.Path,
) -> None:
    """Monitors, hooks and pagers of a hostile repository stay quiet."""
    program = repository / "program"
    program.write_text(f"#!/bin/sh\ntouch {repository}/started\n", encoding="utf-8")
    program.chmod(0o755)
    keys = ("core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "pager.config")
    list(map(lambda key: git(repository, "config", key, str(program)), keys))
    GitState().state(str(repository))
    assert not (repository / "started").exists()


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_should_answer_none_when_git_cannot_be_started(
    repository: pathlib.Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A file that is executable and no program."""
    program = tmp_path_factory.mktemp("bin") / "git"
    program.write_bytes(b"\x00\x01")
    program.chmod(0o755)
    assert GitState({"PATH": str(program.parent)}).state(str(repository)) is None


def test_should_ignore_variables_when_git_hook_has_set_them(
    repository: pathlib.Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """pre-commit runs with `GIT_DIR` of another repository."""
    other = str(tmp_path_factory.mktemp("other"))
    assert known(GitState({**os.environ, "GIT_DIR": other}).state(str(repository))).uri == URI
