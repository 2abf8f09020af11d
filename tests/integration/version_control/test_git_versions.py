"""The last versions, with the real git."""

import pathlib
import shutil

import pytest

from archcheck.domain.fitness_history import Version
from archcheck.infrastructure.version_control.git_program import GitProgram
from archcheck.infrastructure.version_control.git_versions import (
    Named,
    all_tags,
    last_commits,
    moment_of,
    versions_of,
)
from tests.integration.version_control.repository_support import committed, git, tree_of

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
GIT = GitProgram()
WHO = "somebody <a@example.org>"


def strange_commit(directory: pathlib.Path, committer: str, message: str = "x") -> str:
    """A commit whose committer is written by hand."""
    tree = tree_of(directory)
    text = f"tree {tree}\nauthor {WHO} 1 +0000\ncommitter {committer}\n\n{message}\n"
    arguments = ("hash-object", "-t", "commit", "--literally", "-w", "--stdin")
    return git(directory, *arguments, told=text.encode())


def version(directory: pathlib.Path, commit: str, prefix: str = "") -> Version:
    """What is told of one commit."""
    (found,) = versions_of(GIT, str(directory), prefix, [Named(commit, "x")])
    return found


def test_should_follow_first_parents_when_commits_are_asked(tmp_path: pathlib.Path) -> None:
    first = committed(tmp_path, {"a.py": "1"})
    git(tmp_path, "checkout", "-q", "-b", "side")
    committed(tmp_path, {"b.py": "2"})
    git(tmp_path, "checkout", "-q", "main")
    second = committed(tmp_path, {"c.py": "3"})
    git(tmp_path, "merge", "-q", "--no-ff", "-m", "merge", "side")
    merge = git(tmp_path, "rev-parse", "HEAD")
    found = [named.commit for named in last_commits(GIT, str(tmp_path), 9)]
    assert found == [merge, second, first]


@pytest.mark.parametrize("count", [1, 2])
def test_should_tell_as_many_as_wanted_when_there_are_more(
    count: int, tmp_path: pathlib.Path
) -> None:
    for text in ("1", "2", "3"):
        committed(tmp_path, {"a.py": text})
    assert len(last_commits(GIT, str(tmp_path), count)) == count


def test_should_call_a_commit_by_its_beginning_when_it_has_no_tag(tmp_path: pathlib.Path) -> None:
    commit = committed(tmp_path, {"a.py": "1"})
    assert last_commits(GIT, str(tmp_path), 1) == [Named(commit, commit[:8])]


def test_should_tell_no_commit_when_there_is_none(tmp_path: pathlib.Path) -> None:
    git(tmp_path, "init", "-q")
    assert last_commits(GIT, str(tmp_path), 3) == []


def test_should_end_with_what_is_there_when_a_clone_is_shallow(tmp_path: pathlib.Path) -> None:
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    origin.mkdir()
    for text in ("1", "2", "3"):
        commit = committed(origin, {"a.py": text})
    git(tmp_path, "clone", "-q", "--depth", "1", origin.as_uri(), str(clone))
    assert [named.commit for named in last_commits(GIT, str(clone), 3)] == [commit]


def test_should_tell_the_commits_of_tags_when_they_have_any(tmp_path: pathlib.Path) -> None:
    first = committed(tmp_path, {"a.py": "1"})
    git(tmp_path, "tag", "v1")
    second = committed(tmp_path, {"a.py": "2"})
    git(tmp_path, "tag", "-a", "-m", "two", "release/v2")
    git(tmp_path, "tag", "tree", "HEAD^{tree}")
    assert all_tags(GIT, str(tmp_path)) == [Named(second, "release/v2"), Named(first, "v1")]


def test_should_tell_no_tags_when_there_are_none(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, {"a.py": "1"})
    assert all_tags(GIT, str(tmp_path)) == []


def test_should_name_the_content_of_a_directory_when_the_project_lies_in_one(
    tmp_path: pathlib.Path,
) -> None:
    commit = committed(tmp_path, {"apps/my shop/a.py": "1"})
    tree = git(tmp_path, "rev-parse", "HEAD:apps/my shop")
    assert version(tmp_path, commit, "apps/my shop/").tree == tree


@pytest.mark.parametrize("prefix", ["later/", "a.py/"])
def test_should_name_nothing_when_the_project_was_not_there(
    prefix: str, tmp_path: pathlib.Path
) -> None:
    assert version(tmp_path, committed(tmp_path, {"a.py": "1"}), prefix).tree == ""


@pytest.mark.parametrize(
    ("committer", "moment"),
    [
        (f"{WHO} 1800000000 +0200", "2027-01-15T10:00:00+02:00"),
        (f"{WHO} 1800000000 -0330", "2027-01-15T04:30:00-03:30"),
        ("<> 0 +0000", "1970-01-01T00:00:00+00:00"),
        (f"{WHO} 99999999999999999999 +0000", ""),
        (f"{WHO} 1 +9999", ""),
        ("nobody", ""),
    ],
)
def test_should_tell_when_it_was_when_a_commit_says_so(
    committer: str, moment: str, tmp_path: pathlib.Path
) -> None:
    committed(tmp_path, {"a.py": "1"})
    assert version(tmp_path, strange_commit(tmp_path, committer)).moment == moment


def test_should_not_read_a_commit_when_it_is_very_large(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, {"a.py": "1"})
    commit = strange_commit(tmp_path, f"{WHO} 1 +0000", "x" * 100_001)
    assert version(tmp_path, commit).moment == ""


def test_should_tell_nothing_when_there_is_no_git(tmp_path: pathlib.Path) -> None:
    without = GitProgram({"PATH": str(tmp_path)})
    committed(tmp_path, {"a.py": "1"})
    assert last_commits(without, str(tmp_path), 2) == []


@pytest.mark.parametrize(("moment", "seconds"), [("", 0.0), ("1970-01-01T02:00:01+02:00", 1.0)])
def test_should_count_seconds_when_a_moment_is_known(moment: str, seconds: float) -> None:
    assert moment_of(Version("c", "x", moment)) == seconds
