"""Tests of the hooks with the real pre-commit."""

import os
import pathlib
import shutil
import subprocess
import sys
from collections.abc import Mapping

import pytest

from tests.integration.delivery.checkout_support import (
    AUTHOR,
    ROOT,
    committed,
    copied_checkout,
    git,
)

CONFIGURATION = """\
repos:
  - repo: {url}
    rev: {rev}
    hooks:
      - id: archcheck
        additional_dependencies: [vulture]
        args: [--only-rules]
        verbose: true
"""
PACKAGE = pathlib.PurePath("src", "user_service", "shared")
BAD = '"""Prices."""\n\n# a comment\nPRICE = 1\n'


@pytest.fixture(scope="module", name="hooks")
def _hooks(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    return copied_checkout(tmp_path_factory.mktemp("archcheck"))


@pytest.fixture(scope="module", name="home")
def _home(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the one environment of all these tests is kept."""
    return str(tmp_path_factory.mktemp("home"))


@pytest.fixture(name="project")
def _project(tmp_path: pathlib.Path, hooks: pathlib.Path) -> pathlib.Path:
    target = tmp_path / "user_service"
    shutil.copytree(ROOT / "fixtures" / "packs" / "sprint-zero" / "good", target)
    rev = git(hooks, "rev-parse", "HEAD")
    configuration = CONFIGURATION.format(url=hooks.as_posix(), rev=rev)
    (target / ".pre-commit-config.yaml").write_text(configuration)
    return committed(target)


def environment(home: str) -> Mapping[str, str]:
    """What pre-commit and what it installs see; only what is started is compiled."""
    return {**os.environ, "PRE_COMMIT_HOME": home, "PIP_NO_COMPILE": "1"}


def pre_commit(directory: pathlib.Path, home: str, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=directory,
        env={**environment(home), "PRE_COMMIT_COLOR": "never"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def attempted(directory: pathlib.Path, home: str, *arguments: str) -> tuple[bool, str]:
    """Whether git accepts a commit, and what it prints."""
    pre_commit(directory, home, "install")
    done = subprocess.run(
        ["git", *AUTHOR, "commit", "--quiet", "--message", "Change it", *arguments],
        cwd=directory,
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout + done.stderr


def commit(directory: pathlib.Path, home: str, name: str, text: str) -> tuple[bool, str]:
    """Whether git accepts a commit of one file, and what it prints."""
    (directory / PACKAGE / name).write_text(text)
    git(directory, "add", "--all")
    return attempted(directory, home)


def with_debt(project: pathlib.Path) -> pathlib.Path:
    """A project in which a file breaks a rule already."""
    (project / PACKAGE / "old.py").write_text(BAD)
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--no-verify", "--message", "Add debt")
    return project


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
    accepted, printed = commit(
        with_debt(project), home, "prices.py", '"""Prices."""\n\nPRICE = 1\n'
    )
    assert (accepted, "old.py" in printed) == (True, False), printed


def run_everywhere(hook: str, project: pathlib.Path, home: str, *arguments: str) -> tuple[int, str]:
    """What a hook without arguments of its own says of all files; all share one environment."""
    hooks = project / ".pre-commit-config.yaml"
    plain = hooks.read_text().replace("        args: [--only-rules]\n", "")
    hooks.write_text(plain.replace("id: archcheck\n", f"id: {hook}\n"))
    return pre_commit(project, home, "run", hook, "--all-files", *arguments)


@pytest.mark.parametrize("hook", ["archcheck", "archcheck-all"])
def test_should_check_project_when_hook_runs_on_all_files(
    hook: str, project: pathlib.Path, home: str
) -> None:
    status, printed = run_everywhere(hook, project, home)
    assert (status, "Gate passed" in printed) == (0, True), printed


def test_should_accept_commit_when_a_changed_file_has_old_findings_alone(
    project: pathlib.Path, home: str
) -> None:
    accepted, printed = commit(with_debt(project), home, "old.py", f"{BAD}RATE = 2\n")
    assert (accepted, "compared with HEAD at" in printed) == (True, True), printed


def test_should_judge_what_is_staged_when_the_file_is_mended_since(
    project: pathlib.Path, home: str
) -> None:
    path = project / PACKAGE / "prices.py"
    path.write_text(BAD)
    git(project, "add", "--all")
    path.write_text('"""Prices."""\n')
    accepted, printed = attempted(project, home)
    assert (accepted, "prices.py:3:1: error[no-comments]" in printed) == (False, True), printed


@pytest.mark.parametrize("arguments", [("--all",), (str(PACKAGE / "old.py"),)])
def test_should_judge_the_commit_when_git_makes_another_index_for_it(
    arguments: tuple[str, ...], project: pathlib.Path, home: str
) -> None:
    (with_debt(project) / PACKAGE / "old.py").write_text(f"{BAD}# another\nRATE = 2\n")
    accepted, printed = attempted(project, home, *arguments)
    found = [line for line in printed.splitlines() if "error[" in line]
    assert (accepted, found) == (
        False,
        ["src/user_service/shared/old.py:5:1: error[no-comments]"],
    ), printed


def test_should_check_files_whole_when_all_are_asked_for(project: pathlib.Path, home: str) -> None:
    status, printed = pre_commit(with_debt(project), home, "run", "--all-files")
    said = ("old.py:3:1: error[no-comments]", "nothing is staged: files are checked whole")
    assert (status, all(text in printed for text in said)) == (1, True), printed


def test_should_judge_a_range_when_two_revisions_are_named(
    project: pathlib.Path, home: str
) -> None:
    with_debt(project)
    (project / PACKAGE / "prices.py").write_text('"""Prices."""\n')
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--no-verify", "--message", "Add prices")
    since = [
        pre_commit(project, home, "run", "--from-ref", ref, "--to-ref", "HEAD")[0]
        for ref in ("HEAD~2", "HEAD~1")
    ]
    assert since == [1, 0]


def test_should_check_the_project_when_only_its_configuration_changes(
    project: pathlib.Path, home: str
) -> None:
    path = project / "pyproject.toml"
    path.write_text(f'{path.read_text()}no-coments = "off"\n')
    git(project, "add", "--all")
    accepted, printed = attempted(project, home)
    assert (accepted, "no-coments" in printed) == (False, True), printed


def test_should_run_a_tool_of_an_extra_when_the_hook_depends_on_it(
    project: pathlib.Path, home: str
) -> None:
    hooks = project / ".pre-commit-config.yaml"
    hooks.write_text(hooks.read_text().replace("[--only-rules]", "[--tool, vulture, --only-tools]"))
    path = project / "pyproject.toml"
    path.write_text(f"{path.read_text()}\n[tool.archcheck.tools.vulture]\n")
    unused = '"""Prices."""\n\nimport os\n\nPRICE = 1\n'
    accepted, printed = commit(project, home, "prices.py", unused)
    assert (accepted, "[vulture:" in printed) == (False, True), printed


def test_should_check_everything_when_the_manual_hook_is_asked_for(
    project: pathlib.Path, home: str
) -> None:
    _, printed = run_everywhere("archcheck-manual", project, home, "--hook-stage", "manual")
    assert "archcheck 0." in printed, printed
