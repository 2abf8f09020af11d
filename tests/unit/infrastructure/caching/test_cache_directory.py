"""Tests of the cache directory."""

import os
import pathlib

import pytest

from archcheck.application.ports.cache_place import Cache, CacheContent, CacheWish
from archcheck.infrastructure.caching.cache_directory import CacheDirectory

UNWISHED = CacheWish()


def place(state: pathlib.Path, *tracked: str) -> CacheDirectory:
    return CacheDirectory({"XDG_STATE_HOME": str(state)}, lambda root: tracked)


def prepared(root: pathlib.Path, wish: CacheWish = UNWISHED) -> Cache:
    return place(root.parent / "state").prepare(str(root), wish)


def content(root: pathlib.Path, wish: CacheWish = UNWISHED) -> CacheContent:
    return place(root.parent / "state").content(str(root), wish)


@pytest.fixture(name="root")
def _root(tmp_path: pathlib.Path) -> pathlib.Path:
    root = tmp_path / "project"
    root.mkdir()
    return root


def test_should_make_directory_of_the_user_when_nothing_is_wished(root: pathlib.Path) -> None:
    made = pathlib.Path(prepared(root).directory)
    assert (made.parent, made.name[:5]) == (root / ".archcheck_cache", "user-")


def test_should_use_wish_when_given(root: pathlib.Path) -> None:
    wish = root.parent / "deep" / "cache"
    assert pathlib.Path(prepared(root, CacheWish(str(wish))).directory).parent == wish


def test_should_find_the_same_directory_when_prepared_again(root: pathlib.Path) -> None:
    assert prepared(root).directory == prepared(root).directory


def test_should_have_another_directory_when_the_key_is_another(root: pathlib.Path) -> None:
    other = place(root.parent / "elsewhere").prepare(str(root), UNWISHED)
    assert prepared(root).directory != other.directory


def test_should_keep_git_and_backups_out_when_made(root: pathlib.Path) -> None:
    name = pathlib.Path(prepared(root).directory).name
    names = sorted(os.listdir(root / ".archcheck_cache"))
    assert names == [".gitignore", "CACHEDIR.TAG", name]


def test_should_leave_tag_alone_when_directory_exists(root: pathlib.Path) -> None:
    tag = root / ".archcheck_cache" / "CACHEDIR.TAG"
    tag.parent.mkdir()
    tag.write_text("mine")
    prepared(root)
    assert tag.read_text() == "mine"


def test_should_write_nothing_elsewhere_when_tag_is_a_link(root: pathlib.Path) -> None:
    (root / ".archcheck_cache").mkdir()
    (root / ".archcheck_cache" / "CACHEDIR.TAG").symlink_to(root / "elsewhere")
    prepared(root)
    assert not (root / "elsewhere").exists()


def test_should_write_no_tag_when_directory_is_that_of_another(root: pathlib.Path) -> None:
    made = prepared(root, CacheWish(str(root)))
    assert os.listdir(root) == [pathlib.Path(made.directory).name]


@pytest.mark.parametrize("above", [0, 1])
def test_should_be_private_when_made(root: pathlib.Path, above: int) -> None:
    made = pathlib.Path(prepared(root).directory)
    assert (made, *made.parents)[above].stat().st_mode & 0o777 == 0o700


def test_should_remember_results_when_prepared_again(root: pathlib.Path) -> None:
    prepared(root).results.put_many({b"key": b"value"})
    assert prepared(root).results.get_many([b"key"]) == {b"key": b"value"}


def test_should_not_know_results_of_others_when_the_key_is_another(root: pathlib.Path) -> None:
    prepared(root).results.put_many({b"key": b"value"})
    other = place(root.parent / "elsewhere").prepare(str(root), UNWISHED)
    assert other.results.get_many([b"key"]) == {}


def test_should_know_results_of_another_machine_when_the_cache_is_trusted(
    root: pathlib.Path,
) -> None:
    wish = CacheWish(trusted=True)
    prepared(root, wish).results.put_many({b"key": b"value"})
    other = place(root.parent / "elsewhere").prepare(str(root), wish)
    assert other.results.get_many([b"key"]) == {b"key": b"value"}


def test_should_not_know_trusted_results_when_nobody_says_so(root: pathlib.Path) -> None:
    prepared(root, CacheWish(trusted=True)).results.put_many({b"key": b"value"})
    assert prepared(root).results.get_many([b"key"]) == {}


def test_should_have_no_cache_when_its_place_in_the_project_is_a_link(root: pathlib.Path) -> None:
    (root / ".archcheck_cache").symlink_to(root)
    assert prepared(root) == Cache(
        complaint="no cache: .archcheck_cache is a link, and may lead anywhere (see --cache-dir)"
    )


def test_should_have_no_cache_when_the_part_of_the_user_is_a_link(root: pathlib.Path) -> None:
    made = pathlib.Path(prepared(root).directory)
    made.rename(root / "elsewhere")
    made.symlink_to(root / "elsewhere")
    complaint = f"no cache: .archcheck_cache cannot be used ({made.name} in it is a link)"
    assert prepared(root) == Cache(complaint=complaint)


def test_should_have_no_cache_when_git_tracks_it(root: pathlib.Path) -> None:
    caches = place(root.parent / "state", "a.py", ".archcheck_cache/user-0/results.sqlite")
    assert caches.prepare(str(root), UNWISHED) == Cache(
        complaint="no cache: git tracks files in .archcheck_cache, which may come from anybody"
    )


def test_should_have_no_cache_when_nobody_knows_what_git_tracks(root: pathlib.Path) -> None:
    caches = CacheDirectory({"XDG_STATE_HOME": str(root.parent)}, lambda _: None)
    assert caches.prepare(str(root), UNWISHED) == Cache(
        complaint="no cache: it is not known whether git tracks files in .archcheck_cache"
    )


def test_should_have_no_cache_when_the_key_would_lie_in_the_project(root: pathlib.Path) -> None:
    made = place(root / ".local").prepare(str(root), UNWISHED)
    assert (made.directory, "lies in the checked project" in made.complaint) == ("", True)


def test_should_say_why_when_a_file_is_in_the_way(root: pathlib.Path) -> None:
    (root / ".archcheck_cache").touch()
    assert prepared(root) == Cache(
        complaint="no cache: .archcheck_cache cannot be used (File exists)"
    )


@pytest.mark.skipif(not os.path.exists("/proc/self"), reason="needs a directory that refuses files")
def test_should_say_why_when_directory_refuses_files(root: pathlib.Path) -> None:
    complaint = prepared(root, CacheWish("/proc/self")).complaint
    assert complaint.startswith("no cache: /proc/self cannot be used (")


def test_should_count_bytes_and_results_when_asked_what_there_is(root: pathlib.Path) -> None:
    made = prepared(root)
    made.results.put_many({b"a": b"", b"b": b""})
    pathlib.Path(made.directory, "mypy").mkdir()
    pathlib.Path(made.directory, "mypy", "x").write_bytes(b"x" * 100)
    files = (path for path in pathlib.Path(made.directory).rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in files)
    told = content(root)
    assert (told.directory, told.size, told.results) == (str(root / ".archcheck_cache"), size, 2)


def test_should_make_nothing_when_asked_what_there_is(root: pathlib.Path) -> None:
    content(root)
    assert os.listdir(root) == []


def test_should_count_no_results_when_there_is_no_key(root: pathlib.Path) -> None:
    told = place(root).content(str(root), UNWISHED)
    assert (told.size, told.results) == (0, 0)


def test_should_count_trusted_results_when_wished(root: pathlib.Path) -> None:
    wish = CacheWish(trusted=True)
    prepared(root, wish).results.put_many({b"a": b""})
    assert content(root, wish).results == 1


def test_should_count_no_results_when_the_key_would_lie_in_the_project(root: pathlib.Path) -> None:
    prepared(root).results.put_many({b"a": b""})
    assert place(root / ".local").content(str(root), UNWISHED).results == 0


def test_should_not_look_behind_a_link_when_asked_what_there_is(root: pathlib.Path) -> None:
    prepared(root.parent)
    (root / ".archcheck_cache").symlink_to(root.parent / ".archcheck_cache")
    assert content(root).size == 0


def test_should_remove_caches_of_all_users_when_cleared(root: pathlib.Path) -> None:
    prepared(root)
    place(root.parent / "elsewhere").prepare(str(root), UNWISHED)
    prepared(root, CacheWish(trusted=True))
    place(root.parent / "state").clear(str(root), UNWISHED)
    assert sorted(os.listdir(root / ".archcheck_cache")) == [".gitignore", "CACHEDIR.TAG"]


def test_should_leave_alone_what_is_not_ours_when_cleared(root: pathlib.Path) -> None:
    wish = CacheWish(str(root))
    (root / "user-0").mkdir()
    (root / f"user-{'0' * 32}").symlink_to(root / "user-0")
    prepared(root, wish)
    place(root.parent / "state").clear(str(root), wish)
    assert sorted(os.listdir(root)) == ["user-0", f"user-{'0' * 32}"]


def test_should_say_what_there_was_when_cleared(root: pathlib.Path) -> None:
    prepared(root).results.put_many({b"a": b""})
    before = content(root)
    assert place(root.parent / "state").clear(str(root), UNWISHED) == before
