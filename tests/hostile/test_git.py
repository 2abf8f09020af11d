"""Which commands of git are ever started in a clone that nobody has read."""

import os
import pathlib
import shutil
import subprocess

import pytest

from tests.end_to_end.archcheck_support import BARE, archcheck, project

COMMANDS = (
    ("check", "--format", "sarif:out.sarif", "--format", "json:out.json"),
    ("check", "src/shop/order.py", "--show-files"),
    ("check", "--since", "HEAD"),
    ("check", "--staged"),
    ("check", "--changed-lines"),
    ("config", "show", "--roots"),
    ("config", "show"),
    ("explain", "shop.order"),
    ("rules",),
    ("fitness",),
    ("fitness", "--history", "3"),
    ("fitness", "--history", "3", "--tags"),
    ("graph", "diff", "HEAD"),
    ("tools",),
)
WITH_VALUE = ("-c", "-C")
ALLOWED = {
    *("ls-files", "rev-parse", "config", "cat-file", "ls-tree", "diff-index", "diff-tree"),
    *("rev-list", "merge-base"),
}


def git(root: pathlib.Path, *arguments: str) -> None:
    """Run the real git."""
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
    subprocess.run(command, cwd=root, check=True, capture_output=True)


@pytest.fixture(name="log", scope="module")
def log_of_git(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines of a stand-in that writes down how it was called, and calls git."""
    place = tmp_path_factory.mktemp("git")
    root = project(place / "clone", BARE)
    git(root, "init", "-q")
    git(root, "remote", "add", "origin", "https://example.org/team/shop.git")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    stand_in = place / "bin" / "git"
    stand_in.parent.mkdir()
    text = f'#!/bin/sh\necho "$@" >> {place}/log\nexec {shutil.which("git")} "$@"\n'
    stand_in.write_text(text, encoding="utf-8")
    stand_in.chmod(0o755)
    path = os.pathsep.join((str(stand_in.parent), os.environ["PATH"]))
    for command in COMMANDS:
        archcheck(root, *command, PATH=path, ARCHCHECK_TRUST_PROJECT="")
    return (place / "log").read_text(encoding="utf-8").splitlines()


def subcommand(line: str) -> str:
    """The command behind the options of git itself."""
    words = iter(line.split())
    for word in words:
        if word in WITH_VALUE:
            next(words)
        elif not word.startswith("-"):
            return word
    return ""


def test_should_call_no_other_command_of_git_when_anything_is_asked(log: list[str]) -> None:
    assert set(map(subcommand, log)) <= ALLOWED


def test_should_switch_off_hooks_and_monitors_when_git_is_called(log: list[str]) -> None:
    safe = ("core.hooksPath=/dev/null", "core.fsmonitor=false")
    assert [line for line in log if not all(setting in line for setting in safe)] == []


def test_should_have_asked_git_when_a_report_names_the_repository(log: list[str]) -> None:
    assert {"ls-files", "rev-parse", "config"} <= set(map(subcommand, log))
