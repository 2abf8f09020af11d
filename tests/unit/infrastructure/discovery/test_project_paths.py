"""What globs mean in a project."""

import pathlib

import pytest

from archcheck.infrastructure.discovery.project_paths import ProjectPaths
from archcheck.infrastructure.version_control.git_state import GitState
from tests.unit.infrastructure.discovery.project_support import make, write


def matching(root: pathlib.Path, glob: str) -> list[str]:
    """The paths that a glob means."""
    return list(ProjectPaths(str(root), GitState()).matching(glob))


@pytest.mark.parametrize(
    ("glob", "paths"),
    [
        ("a.md", ["a.md"]),
        ("b.md", []),
        ("docs", ["docs/"]),
        ("docs/", ["docs/"]),
        ("a.md/", []),
        ("*.md", ["a.md"]),
        ("**/*.md", ["a.md", "docs/b.md", "docs/x/c.md"]),
        ("docs/**", ["docs/b.md", "docs/x/", "docs/x/c.md"]),
        ("**/x/", ["docs/x/"]),
        ("*/*", ["docs/b.md", "docs/x/"]),
        ("**/docs/**/c.md", ["docs/x/c.md"]),
        (".github/*.yml", [".github/check.yml"]),
        ("**/check.yml", []),
        (".", [""]),
        ("a.md/b", []),
        ("docs\0", []),
    ],
)
def test_should_find_paths_when_a_glob_means_them(
    tmp_path: pathlib.Path, glob: str, paths: list[str]
) -> None:
    make(tmp_path, "a.md", "docs/b.md", "docs/x/c.md", ".github/check.yml")
    assert matching(tmp_path, glob) == paths


def test_should_pass_over_what_is_none_of_the_project_when_it_looks_everywhere(
    tmp_path: pathlib.Path,
) -> None:
    """Environments, other repositories and projects, packages of other languages, caches."""
    make(
        tmp_path,
        "environment/pyvenv.cfg",
        "environment/a.md",
        "other/.git/HEAD",
        "other/a.md",
        "project/pyproject.toml",
        "project/a.md",
        "node_modules/a.md",
        "__pycache__/a.md",
        ".cache/a.md",
        "package/pyvenv.cfg",
        "package/__init__.py",
        "package/a.md",
    )
    assert matching(tmp_path, "**/a.md") == ["package/a.md"]


def test_should_reach_what_is_named_when_it_lies_in_another_project(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "project/pyproject.toml", "project/a.md")
    assert matching(tmp_path, "*/a.md") == ["project/a.md"]


def test_should_leave_out_what_is_ignored_when_git_does_not_track_it(
    tmp_path: pathlib.Path,
) -> None:
    """Ignore files below count too, and what lies in an ignored directory is ignored."""
    write(tmp_path, {".gitignore": "build/\n*.log\n", "docs/.gitignore": "draft.md\n"})
    make(tmp_path, "build/a.md", "docs/draft.md", "docs/b.md", "x.log", "draft.md")
    found = [*matching(tmp_path, "**/*.md"), *matching(tmp_path, "build/a.md")]
    assert [*found, *matching(tmp_path, "*.log")] == ["docs/b.md", "draft.md"]


def test_should_take_a_link_for_what_it_leads_to_when_it_stays_inside(
    tmp_path: pathlib.Path,
) -> None:
    """Only a path that names the link leads through it."""
    make(tmp_path, "docs/a.md")
    (tmp_path / "link").symlink_to("docs")
    (tmp_path / "lost").symlink_to("nowhere")
    found = [matching(tmp_path, glob) for glob in ("l*", "link/a.md", "l*/a.md", "**/a.md")]
    assert found == [["link/"], ["link/a.md"], [], ["docs/a.md"]]


def test_should_not_look_through_a_link_when_it_leaves_the_project(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "outside/a.md", "inside/b.md")
    (tmp_path / "inside" / "link").symlink_to("../outside")
    assert matching(tmp_path / "inside", "link/a.md") == []


def test_should_list_hidden_files_when_a_directory_is_looked_through(
    tmp_path: pathlib.Path,
) -> None:
    """All that is there, links not followed, git's own left out."""
    make(tmp_path, "docs/.keep", "docs/.x/a", "docs/y/b", "docs/.git/HEAD")
    (tmp_path / "docs" / "up").symlink_to("../docs")
    found = ProjectPaths(str(tmp_path), GitState()).files_below("docs/")
    assert found == ("docs/.keep", "docs/.x/a", "docs/y/b")


def test_should_look_deep_when_directories_are_nested_without_end(tmp_path: pathlib.Path) -> None:
    """More levels than Python would follow by several calls for each."""
    deep = "/".join("d" * 300)
    make(tmp_path, f"{deep}/a.md")
    assert matching(tmp_path, "**/a.md") == [f"{deep}/a.md"]


def test_should_list_nothing_when_a_directory_cannot_be_read(tmp_path: pathlib.Path) -> None:
    assert ProjectPaths(str(tmp_path), GitState()).listing("gone/") == {}
