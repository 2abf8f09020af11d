"""Tests of the cache directory."""

import os
import pathlib

import pytest

from archcheck.infrastructure.caching.cache_directory import CacheDirectory


def test_should_make_directory_in_project_when_nothing_is_wished(tmp_path: pathlib.Path) -> None:
    expected = (str(tmp_path / ".archcheck_cache"), "")
    assert CacheDirectory().prepare(str(tmp_path), "") == expected


def test_should_use_wish_when_given(tmp_path: pathlib.Path) -> None:
    wish = str(tmp_path / "deep" / "cache")
    assert CacheDirectory().prepare(str(tmp_path), wish) == (wish, "")


def test_should_keep_git_and_backups_out_when_made(tmp_path: pathlib.Path) -> None:
    CacheDirectory().prepare(str(tmp_path), "")
    names = sorted(os.listdir(tmp_path / ".archcheck_cache"))
    assert names == [".gitignore", "CACHEDIR.TAG"]


def test_should_leave_tag_alone_when_directory_exists(tmp_path: pathlib.Path) -> None:
    tag = tmp_path / ".archcheck_cache" / "CACHEDIR.TAG"
    tag.parent.mkdir()
    tag.write_text("mine")
    CacheDirectory().prepare(str(tmp_path), "")
    assert tag.read_text() == "mine"


def test_should_write_nothing_elsewhere_when_tag_is_a_link(tmp_path: pathlib.Path) -> None:
    (tmp_path / ".archcheck_cache").mkdir()
    (tmp_path / ".archcheck_cache" / "CACHEDIR.TAG").symlink_to(tmp_path / "elsewhere")
    CacheDirectory().prepare(str(tmp_path), "")
    assert not (tmp_path / "elsewhere").exists()


def test_should_write_nothing_when_directory_is_that_of_another(tmp_path: pathlib.Path) -> None:
    CacheDirectory().prepare(str(tmp_path), str(tmp_path))
    assert os.listdir(tmp_path) == []


def test_should_be_private_when_made(tmp_path: pathlib.Path) -> None:
    directory, _ = CacheDirectory().prepare(str(tmp_path), "")
    assert os.stat(directory).st_mode & 0o777 == 0o700


def test_should_have_no_cache_when_its_place_in_the_project_is_a_link(
    tmp_path: pathlib.Path,
) -> None:
    (tmp_path / ".archcheck_cache").symlink_to(tmp_path)
    directory, complaint = CacheDirectory().prepare(str(tmp_path), "")
    assert (directory, complaint.startswith("no cache: .archcheck_cache is a link")) == ("", True)


def test_should_say_why_when_a_file_is_in_the_way(tmp_path: pathlib.Path) -> None:
    (tmp_path / ".archcheck_cache").touch()
    assert CacheDirectory().prepare(str(tmp_path), "") == (
        "",
        "no cache: .archcheck_cache cannot be used (File exists)",
    )


@pytest.mark.skipif(not os.path.exists("/proc/self"), reason="needs a directory that refuses files")
def test_should_say_why_when_directory_refuses_files(tmp_path: pathlib.Path) -> None:
    _, complaint = CacheDirectory().prepare(str(tmp_path), "/proc/self")
    assert complaint.startswith("no cache: /proc/self cannot be used (")
