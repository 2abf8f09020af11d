"""Tests of files that are known again."""

import hashlib
import os
import pathlib
import time

import pytest

from archcheck.application.ports.result_cache import NoResults
from archcheck.infrastructure.caching import known_files
from archcheck.infrastructure.caching.known_files import KnownContent, KnownFiles
from tests.unit.infrastructure.caching.known_support import ResultsInMemory


class Counter:
    """Counts bytes, and how often it was asked to."""

    def __init__(self) -> None:
        """Begin at nought."""
        self.calls = 0

    def __call__(self, data: bytes) -> int:
        """Their number."""
        self.calls += 1
        return len(data)


@pytest.fixture(name="path")
def _path(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """A file that is old enough, by a clock that is an hour ahead."""
    path = tmp_path / "a.py"
    path.write_bytes(b"X = 1\n")
    now = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: now)
    return path


def looked(
    results: ResultsInMemory, path: pathlib.Path, counter: Counter, scope: str = ""
) -> KnownContent:
    known = KnownFiles(results, scope, counter)
    content = known.content(str(path))
    known.save()
    return content


def test_should_tell_digest_and_count_when_a_file_is_new(path: pathlib.Path) -> None:
    content = looked(ResultsInMemory(), path, Counter())
    told = (content.size, content.digest, content.count)
    assert told == (6, hashlib.sha256(b"X = 1\n").digest(), 6)


def test_should_not_read_again_when_nothing_has_changed(path: pathlib.Path) -> None:
    results, counter = ResultsInMemory(), Counter()
    first = looked(results, path, counter)
    assert (looked(results, path, counter), counter.calls) == (first, 1)


def test_should_read_again_when_content_has_changed_but_not_size_and_time(
    path: pathlib.Path,
) -> None:
    results, counter = ResultsInMemory(), Counter()
    state = path.stat()
    looked(results, path, counter)
    path.write_bytes(b"X = 2\n")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert looked(results, path, counter).digest == hashlib.sha256(b"X = 2\n").digest()


def test_should_read_again_when_another_file_took_its_place(path: pathlib.Path) -> None:
    results, counter = ResultsInMemory(), Counter()
    looked(results, path, counter)
    other = path.with_name("b.py")
    other.write_bytes(b"X = 3\n")
    os.replace(other, path)
    assert looked(results, path, counter).digest == hashlib.sha256(b"X = 3\n").digest()


def test_should_find_the_same_when_a_file_was_touched(path: pathlib.Path) -> None:
    results, counter = ResultsInMemory(), Counter()
    first = looked(results, path, counter)
    os.utime(path, ns=(1, 1))
    assert looked(results, path, counter).digest == first.digest


def test_should_count_again_when_something_else_is_counted(path: pathlib.Path) -> None:
    results, counter = ResultsInMemory(), Counter()
    looked(results, path, counter, "one")
    looked(results, path, counter, "other")
    assert counter.calls == 2


def test_should_remember_nothing_when_a_file_is_young(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"X = 1\n")
    results, counter = ResultsInMemory(), Counter()
    looked(results, path, counter)
    looked(results, path, counter)
    assert (counter.calls, results.puts) == (2, 0)


def test_should_remember_nothing_when_the_system_has_no_time_of_change(
    path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_files, "HAS_CHANGE_TIME", False)
    results = ResultsInMemory()
    looked(results, path, Counter())
    assert results.puts == 0


def test_should_not_write_when_nothing_is_new(path: pathlib.Path) -> None:
    results = ResultsInMemory()
    looked(results, path, Counter())
    looked(results, path, Counter())
    assert results.puts == 1


def test_should_forget_old_files_when_there_are_too_many(
    path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    results, counter = ResultsInMemory(), Counter()
    looked(results, path, counter)
    monkeypatch.setattr(known_files, "MOST", 1)
    second = path.with_name("b.py")
    second.write_bytes(b"")
    looked(results, second, counter)
    looked(results, path, counter)
    assert counter.calls == 3


@pytest.mark.skipif(os.name == "nt", reason="file names are text")
def test_should_know_files_again_when_their_names_are_no_text(path: pathlib.Path) -> None:
    odd = pathlib.Path(os.fsdecode(os.fsencode(path) + b"\xff"))
    odd.write_bytes(b"")
    results, counter = ResultsInMemory(), Counter()
    looked(results, odd, counter)
    looked(results, odd, counter)
    assert counter.calls == 1


def test_should_complain_when_there_is_no_file(path: pathlib.Path) -> None:
    with pytest.raises(FileNotFoundError):
        KnownFiles(NoResults(), "").content(f"{path}x")


def test_should_not_complain_when_there_is_no_cache() -> None:
    assert NoResults().complaint == ""
