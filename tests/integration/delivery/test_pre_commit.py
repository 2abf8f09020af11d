"""Tests of the hooks with the real pre-commit."""

import os
import pathlib
import shutil
import subprocess
import sys

import pytest

from tests.integration.delivery.checkout_support import ROOT, committed, copied_checkout, git

CONFIGURATION = """\
repos:
  - repo: {url}
    rev: {rev}
    hooks:
      - id: archcheck
        args: [--only-rules]
"""
BAD = '"""Prices."""\n\n# a comment\nPRICE = 1\n'


@pytest.fixture(scope="module", name="hooks")
def _hooks(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    return copied_checkout(tmp_path_factory.mktemp("archcheck"))


@pytest.fixture(scope="module", name="home")
def _home(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("home"))


@pytest.fixture(name="project")
def _project(tmp_path: pathlib.Path, hooks: pathlib.Path) -> pathlib.Path:
    target = tmp_path / "user_service"
    shutil.copytree(ROOT / "fixtures" / "user_service", target)
    rev = git(hooks, "rev-parse", "HEAD")
    configuration = CONFIGURATION.format(url=hooks.as_posix(), rev=rev)
    (target / ".pre-commit-config.yaml").write_text(configuration)
    return committed(target)


def pre_commit(directory: pathlib.Path, home: str, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=directory,
        env={**os.environ, "PRE_COMMIT_HOME": home, "PRE_COMMIT_COLOR": "never"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def commit(directory: pathlib.Path, home: str, name: str, text: str) -> tuple[bool, str]:
    """Whether git accepts a commit of one file, and what it prints."""
    pre_commit(directory, home, "install")
    path = directory / "src" / "user_service" / "shared" / name
    path.write_text(text)
    git(directory, "add", "--all")
    done = subprocess.run(
        ["git", "commit", "--quiet", "--message", "Add prices"],
        cwd=directory,
        env={
            **os.environ,
            "PRE_COMMIT_HOME": home,
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout + done.stderr


def test_should_refuse_commit_when_changed_file_breaks_a_rule(
    project: pathlib.Path, home: str
) -> None:
    accepted, printed = commit(project, home, "prices.py", BAD)
    place = "src/user_service/shared/prices.py:3:1: error[no-comments]"
    assert (accepted, place in printed) == (False, True), printed


def test_should_accept_commit_when_changed_file_keeps_the_rules(
    project: pathlib.Path, home: str
) -> None:
    accepted, printed = commit(project, home, "prices.py", '"""Prices."""\n\nPRICE = 1\n')
    assert accepted, printed


def test_should_report_only_changed_files_when_other_files_break_rules(
    project: pathlib.Path, home: str
) -> None:
    old = project / "src" / "user_service" / "shared" / "old.py"
    old.write_text(BAD)
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--no-verify", "--message", "Add debt")
    accepted, printed = commit(project, home, "prices.py", '"""Prices."""\n\nPRICE = 1\n')
    assert (accepted, "old.py" in printed) == (True, False), printed


@pytest.mark.parametrize("hook", ["archcheck", "archcheck-all"])
def test_should_check_project_when_hook_is_tried(
    hook: str, project: pathlib.Path, hooks: pathlib.Path, home: str
) -> None:
    status, printed = pre_commit(
        project, home, "try-repo", hooks.as_posix(), hook, "--all-files", "--verbose"
    )
    assert (status, "Gate passed" in printed) == (0, True), printed
