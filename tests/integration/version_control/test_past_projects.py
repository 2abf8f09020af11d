"""Tests of projects as they were, with the real git."""

import os
import pathlib
import shutil

import pytest

from archcheck.application.ports.past_projects import PastProject
from archcheck.infrastructure.version_control import past_projects
from archcheck.infrastructure.version_control.git_program import GitProgram
from archcheck.infrastructure.version_control.git_state import GitState
from archcheck.infrastructure.version_control.past_projects import GitPastProjects
from tests.integration.version_control.repository_support import (
    commit_of,
    committed,
    git,
    tree_of,
    written,
)
from tests.unit.refusal_support import refusal

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
FILES = {"src/shop/__init__.py": "", "src/shop/order.py": "X = 1\n", "pyproject.toml": "[a]\n"}


def projects(state: GitState | None = None) -> GitPastProjects:
    return GitPastProjects(GitProgram(), state or GitState())


def copied(directory: str) -> dict[str, str]:
    """The files of a copy with what is in them; links with where they lead."""
    root = pathlib.Path(directory)
    paths = [path for path in root.rglob("*") if path.is_symlink() or path.is_file()]
    found = {path.relative_to(root).as_posix(): path for path in sorted(paths)}
    return {
        name: f"-> {os.readlink(path)}" if path.is_symlink() else path.read_text()
        for name, path in found.items()
        if not name.startswith(".git/")
    }


def past_of(root: pathlib.Path, revision: str) -> tuple[PastProject, dict[str, str]]:
    with projects().opened(str(root), revision) as past:
        return past, copied(past.directory)


def test_should_copy_sources_and_settings_when_revision_is_named(tmp_path: pathlib.Path) -> None:
    commit = committed(tmp_path, {**FILES, "logo.svg": "<svg/>", "src/shop/fast.so": "binary"})
    written(tmp_path, {"src/shop/order.py": "X = 2\n", "src/shop/new.py": ""})
    past, files = past_of(tmp_path, "main")
    assert (past.revision, files) == (commit, {**FILES, "src/shop/fast.so": "\0" * 6})


@pytest.mark.parametrize("name", ["main", "HEAD", "v1", "HEAD~0", "main@{0}"])
def test_should_find_commit_when_git_has_a_name_for_it(name: str, tmp_path: pathlib.Path) -> None:
    commit = committed(tmp_path, FILES)
    git(tmp_path, "tag", "-a", "-m", "one", "v1")
    assert past_of(tmp_path, name)[0].revision == commit


@pytest.mark.parametrize("name", ["nothing", "", "--help", "HEAD:src", "HEAD~9", "a b"])
def test_should_refuse_names_when_git_knows_no_such_commit(
    name: str, tmp_path: pathlib.Path
) -> None:
    committed(tmp_path, FILES)
    assert refusal(lambda: past_of(tmp_path, name)) == (
        f'git knows no commit "{name}" in {tmp_path}\n  name a commit, a branch or a tag'
    )


def test_should_refuse_names_when_there_is_no_repository(tmp_path: pathlib.Path) -> None:
    assert "git knows no commit" in refusal(lambda: past_of(tmp_path, "HEAD"))


def test_should_copy_the_project_alone_when_it_is_a_part_of_the_repository(
    tmp_path: pathlib.Path,
) -> None:
    committed(tmp_path, {"a.py": "", **{f"apps/shop/{name}": FILES[name] for name in FILES}})
    assert past_of(tmp_path / "apps" / "shop", "HEAD")[1] == FILES


def test_should_copy_nothing_when_the_project_was_not_there(tmp_path: pathlib.Path) -> None:
    first = committed(tmp_path, {"readme.txt": "empty"})
    committed(tmp_path, {"apps/shop/a.py": ""})
    past, files = past_of(tmp_path / "apps" / "shop", first)
    assert (past.has_sources, files) == (False, {})


def test_should_leave_nothing_behind_when_it_is_closed(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, FILES)
    assert not os.path.exists(past_of(tmp_path, "HEAD")[0].directory)


def test_should_tell_what_git_tracked_when_the_copy_is_asked_about(
    tmp_path: pathlib.Path,
) -> None:
    committed(tmp_path, FILES)
    state = GitState()
    with projects(state).opened(str(tmp_path), "HEAD") as past:
        assert state.tracked(past.directory) == tuple(sorted(FILES))


def test_should_copy_links_when_they_were_tracked(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, FILES)
    (tmp_path / "src" / "again").symlink_to("shop")
    (tmp_path / "away.py").symlink_to("/etc/passwd")
    committed(tmp_path, {})
    links = {"away.py": "-> /etc/passwd", "src/again": "-> shop"}
    assert past_of(tmp_path, "HEAD")[1] == {**FILES, **links}


def test_should_run_no_filter_when_attributes_name_one(tmp_path: pathlib.Path) -> None:
    canary = tmp_path / "canary"
    committed(tmp_path, {**FILES, ".gitattributes": "*.py filter=evil diff=evil\n"})
    git(tmp_path, "config", "filter.evil.smudge", f"touch {canary}")
    git(tmp_path, "config", "diff.evil.textconv", f"touch {canary}")
    past_of(tmp_path, "HEAD")
    assert not canary.exists()


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([("100644", b"..", b"x")], ()),
        (
            [("100644", b"../evil.py", b"x")],
            ("../evil.py cannot be copied: no file can have this path",),
        ),
        (
            [("100644", b".GIT/x.py", b"x")],
            (".GIT/x.py cannot be copied: no file can have this path",),
        ),
        (
            [("100644", b"a.py", b"x"), ("100644", b"a.py", b"y")],
            ("a.py cannot be copied: File exists",),
        ),
        (
            [("120000", b"out", b"/tmp"), ("120000", b"out/evil.py", b"x")],
            ("out/evil.py cannot be copied: a link stands in its way",),
        ),
        (
            [("100644", b"a.py", b"x"), ("100644", b"a.py/b.py", b"x")],
            ("a.py/b.py cannot be copied: File exists",),
        ),
    ],
)
def test_should_write_nothing_elsewhere_when_a_tree_is_forged(
    entries: list[tuple[str, bytes, bytes]], told: tuple[str, ...], tmp_path: pathlib.Path
) -> None:
    committed(tmp_path, FILES)
    commit = commit_of(tmp_path, tree_of(tmp_path, *entries))
    assert past_of(tmp_path, commit)[0].unread == told


def test_should_say_what_is_missing_when_a_clone_lacks_objects(tmp_path: pathlib.Path) -> None:
    commit = committed(tmp_path, FILES)
    name = git(tmp_path, "rev-parse", f"{commit}:src/shop/order.py")
    (tmp_path / ".git" / "objects" / name[:2] / name[2:]).unlink()
    past, files = past_of(tmp_path, commit)
    assert (past.unread, sorted(files)) == (
        ("src/shop/order.py cannot be read: git has no content for it here",),
        ["pyproject.toml", "src/shop/__init__.py"],
    )


def test_should_keep_the_size_alone_when_a_file_is_too_large(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past_projects, "LARGEST", 3)
    committed(tmp_path, {"a.py": "1234", "b.py": "123"})
    assert past_of(tmp_path, "HEAD")[1] == {"a.py": "\0" * 4, "b.py": "123"}


def test_should_refuse_the_past_when_nothing_can_be_written(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed(tmp_path, FILES)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert "no temporary directory can be written" in refusal(lambda: past_of(tmp_path, "HEAD"))
