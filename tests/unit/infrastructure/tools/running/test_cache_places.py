"""Where tools keep caches."""

import pathlib

import pytest

from archcheck.infrastructure.tools.running.cache_places import private_directory


@pytest.mark.parametrize("parent", ["", "/no/such/directory", "\0"])
def test_should_be_empty_when_there_is_no_cache_directory(parent: str) -> None:
    assert private_directory(parent, "black") == ""


def test_should_be_the_same_when_asked_again(tmp_path: pathlib.Path) -> None:
    first = private_directory(str(tmp_path), "black", ["a.py"])
    assert private_directory(str(tmp_path), "black", ["a.py"]) == first


def test_should_differ_when_directory_was_copied(tmp_path: pathlib.Path) -> None:
    names = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        names.append(pathlib.Path(private_directory(str(tmp_path / name), "black")).name)
    assert names[0] != names[1]


def test_should_differ_when_files_differ(tmp_path: pathlib.Path) -> None:
    first = private_directory(str(tmp_path), "black", ["a.py"])
    assert private_directory(str(tmp_path), "black", ["b.py"]) != first
