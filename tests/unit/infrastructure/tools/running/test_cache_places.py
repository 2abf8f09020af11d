"""Where tools keep caches."""

import pathlib

import pytest

from archcheck.infrastructure.tools.running.cache_places import private_directory


@pytest.mark.parametrize("parent", ["", "/no/such/directory", "\0"])
def test_should_be_empty_when_there_is_no_cache_directory(parent: str) -> None:
    assert private_directory(parent, "mypy") == ""


def test_should_lie_in_the_cache_directory_when_there_is_one(tmp_path: pathlib.Path) -> None:
    assert private_directory(str(tmp_path), "mypy") == str(tmp_path / "mypy")


def test_should_be_empty_when_a_link_is_there(tmp_path: pathlib.Path) -> None:
    (tmp_path / "mypy").symlink_to(tmp_path)
    assert private_directory(str(tmp_path), "mypy") == ""
