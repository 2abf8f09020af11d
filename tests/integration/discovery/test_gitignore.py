"""git is the oracle of what git ignores."""

import os
import pathlib
import subprocess
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.infrastructure.discovery.walking import walk_project

NAMES = st.sampled_from(["a", "b", "build", "x y"])
FILES = st.sampled_from(["a.py", "b.py", "keep.py", "c.pyi"])
PATHS = st.builds(lambda parts, file: "/".join([*parts, file]), st.lists(NAMES, max_size=3), FILES)
PATTERNS = st.sampled_from(
    [
        "a",
        "a/",
        "/a",
        "/b/",
        "build/",
        "!build/",
        "*.py",
        "!keep.py",
        "**/b",
        "a/**",
        "a/*",
        "!a/b",
        "a/**/b",
        "**/",
        "/**",
        "a/**/",
        "a/**  ",
        "**",
        "!a/**",
        "a/b/**",
        "*",
        "!*/",
        "!*.py",
        "?.py",
        "[ab].py",
        "b/a.py",
        "!/a/keep.py",
        "x y/",
        "# a",
        "\\*",
    ]
)
IGNORE_FILES = st.dictionaries(
    st.sampled_from(["", "a/", "a/b/"]), st.lists(PATTERNS, max_size=4).map("\n".join), max_size=3
)
QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}


def _git(root: pathlib.Path, *arguments: str) -> str:
    command = ["git", "-c", "core.excludesFile=", *arguments]
    done = subprocess.run(command, cwd=root, env=QUIET, capture_output=True, text=True, check=True)
    return done.stdout


def _files_of_git(root: pathlib.Path) -> list[str]:
    listed = _git(root, "ls-files", "-z", "--others", "--exclude-standard").split("\0")
    return sorted(path for path in listed if path.endswith((".py", ".pyi")))


def _make(root: pathlib.Path, files: set[str], ignores: Mapping[str, str]) -> None:
    for path in files:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()
    for directory, patterns in ignores.items():
        (root / directory).mkdir(parents=True, exist_ok=True)
        (root / directory / ".gitignore").write_text(patterns, encoding="utf-8")


@settings(max_examples=60, deadline=None)
@given(files=st.sets(PATHS, min_size=1, max_size=8), ignores=IGNORE_FILES)
def test_should_find_what_git_does_not_ignore_when_trees_are_random(
    tmp_path_factory: pytest.TempPathFactory, files: set[str], ignores: Mapping[str, str]
) -> None:
    """The same files as `git ls-files` lists."""
    root = tmp_path_factory.mktemp("repository")
    _git(root, "init", "-q")
    _make(root, files, ignores)
    assert list(walk_project(str(root)).files) == _files_of_git(root)


def test_should_find_what_git_does_not_ignore_when_the_project_lies_in_a_repository(
    tmp_path: pathlib.Path,
) -> None:
    """Ignore files above the project count."""
    ignores = {"": "*.pyi\n/service/build/\n", "service/": "!c.pyi\nlocal_*.py\n"}
    files = {"service/build/a.py", "service/src/c.pyi", "service/src/d.pyi", "service/local_x.py"}
    _git(tmp_path, "init", "-q")
    _make(tmp_path, files, ignores)
    found = [f"service/{path}" for path in walk_project(str(tmp_path / "service")).files]
    assert found == _files_of_git(tmp_path)
