"""Tests of where a work tree begins."""

import pathlib

import pytest

from archcheck.infrastructure.version_control.work_tree import prefix_in_work_tree


def repository(directory: pathlib.Path) -> pathlib.Path:
    """A directory as git makes it."""
    (directory / ".git").mkdir(parents=True)
    (directory / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    return directory


def linked_work_tree(directory: pathlib.Path) -> pathlib.Path:
    """What `git worktree add` and a submodule have: a file that leads to the repository."""
    directory.mkdir(parents=True)
    (directory / ".git").write_text("gitdir: /srv/shop.git/worktrees/x\n", encoding="utf-8")
    return directory


def below(directory: pathlib.Path, *parts: str) -> str:
    """The prefix of a directory that is made first."""
    place = directory.joinpath(*parts)
    place.mkdir(parents=True, exist_ok=True)
    return prefix_in_work_tree(str(place))


def test_should_name_directory_when_project_lies_below_the_root(tmp_path: pathlib.Path) -> None:
    assert below(repository(tmp_path / "shop"), "services", "my api") == "services/my api/"


def test_should_name_nothing_when_project_is_the_root(tmp_path: pathlib.Path) -> None:
    assert below(repository(tmp_path / "shop")) == ""


def test_should_name_nothing_when_there_is_no_repository(tmp_path: pathlib.Path) -> None:
    assert below(tmp_path, "shop") == ""


@pytest.mark.parametrize(("parts", "prefix"), [((), ""), (("api",), "api/")])
def test_should_begin_at_file_when_it_is_a_worktree_or_submodule(
    parts: tuple[str, ...], prefix: str, tmp_path: pathlib.Path
) -> None:
    outer = repository(tmp_path / "shop")
    assert below(linked_work_tree(outer / "vendor" / "lib"), *parts) == prefix


def test_should_begin_at_the_innermost_when_repositories_are_nested(
    tmp_path: pathlib.Path,
) -> None:
    inner = repository(repository(tmp_path / "shop") / "vendor")
    assert below(inner, "api") == "api/"


def test_should_look_further_up_when_the_directory_is_no_repository(
    tmp_path: pathlib.Path,
) -> None:
    """git passes over an empty `.git`."""
    outer = repository(tmp_path / "shop")
    (outer / "api" / ".git").mkdir(parents=True)
    assert below(outer, "api") == "api/"


def test_should_follow_the_link_when_the_project_is_reached_by_one(
    tmp_path: pathlib.Path,
) -> None:
    (repository(tmp_path / "shop") / "services" / "api").mkdir(parents=True)
    (tmp_path / "short").symlink_to(tmp_path / "shop" / "services" / "api")
    assert prefix_in_work_tree(str(tmp_path / "short")) == "services/api/"
