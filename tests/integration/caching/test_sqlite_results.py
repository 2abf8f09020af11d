"""Tests of the results in one file."""

import os
import pathlib
import random
import sqlite3
from collections.abc import Callable

import pytest

from archcheck.infrastructure.caching import sqlite_results
from archcheck.infrastructure.caching.sqlite_results import SqliteResults

SECRET = b"secret"
ENTRIES = {str(number).encode(): bytes([number]) * number for number in range(200)}
SEED = 20260
FLIPS = 150
ENDLESS = (
    "CREATE VIEW entries AS WITH RECURSIVE more(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM more) "
    "SELECT x AS key, x AS value, x AS used FROM more"
)


class Clock:
    """Stands until somebody moves it."""

    def __init__(self) -> None:
        """Begin somewhere."""
        self.seconds = 1_000_000.0

    def __call__(self) -> float:
        """What it shows."""
        return self.seconds


@pytest.fixture(name="path")
def _path(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "results.sqlite"


def results(path: pathlib.Path, limit: int = sqlite_results.LIMIT) -> SqliteResults:
    return SqliteResults(path, SECRET, limit)


def known(path: pathlib.Path) -> dict[bytes, bytes]:
    return dict(results(path).get_many(ENTRIES))


@pytest.fixture(name="filled")
def _filled(path: pathlib.Path) -> pathlib.Path:
    results(path).put_many(ENTRIES)
    return path


def database(path: pathlib.Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_should_know_everything_when_it_was_put(filled: pathlib.Path) -> None:
    assert known(filled) == ENTRIES


def test_should_know_many_values_when_they_do_not_fit_one_question(path: pathlib.Path) -> None:
    entries = {number.to_bytes(4, "big"): b"x" for number in range(1201)}
    results(path).put_many(entries)
    assert results(path).get_many(entries) == entries


def test_should_know_the_last_value_when_a_key_was_put_twice(filled: pathlib.Path) -> None:
    results(filled).put_many({b"7": b"new"})
    assert results(filled).get_many([b"7"]) == {b"7": b"new"}


def test_should_know_nothing_when_nothing_was_put(path: pathlib.Path) -> None:
    assert known(path) == {}


@pytest.mark.parametrize(
    "work", [lambda store: store.get_many([]), lambda store: store.put_many({})]
)
def test_should_make_no_file_when_there_is_nothing_to_do(
    path: pathlib.Path, work: Callable[[SqliteResults], object]
) -> None:
    work(results(path))
    assert not path.exists()


def test_should_count_what_it_holds_when_asked(filled: pathlib.Path) -> None:
    assert results(filled).count() == len(ENTRIES)


def test_should_believe_nothing_when_the_secret_is_another(filled: pathlib.Path) -> None:
    assert SqliteResults(filled, b"other").get_many(ENTRIES) == {}


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE entries SET value = x'00000000' || substr(value, 5)",
        "UPDATE entries SET value = value || x'00'",
        "UPDATE entries SET value = ''",
        "UPDATE entries SET value = 1.5, used = 'never'",
        "UPDATE entries SET value = (SELECT value FROM entries WHERE key = x'3938')",
    ],
)
def test_should_believe_no_value_when_it_was_changed(filled: pathlib.Path, forgery: str) -> None:
    database(filled, forgery)
    believed = known(filled)
    assert believed in ({}, {b"98": ENTRIES[b"98"]})


def test_should_not_confuse_keys_when_one_continues_another(path: pathlib.Path) -> None:
    results(path).put_many({b"ab": b"c"})
    database(path, "UPDATE entries SET key = x'61', value = substr(value, 1, 32) || x'6263'")
    assert results(path).get_many([b"a"]) == {}


def test_should_never_give_a_wrong_value_when_bits_were_flipped(filled: pathlib.Path) -> None:
    whole = filled.read_bytes()
    chance = random.Random(SEED)
    wrong = []
    for _ in range(FLIPS):
        data = bytearray(whole)
        place = chance.choice([chance.randrange(200), chance.randrange(len(data))])
        data[place] ^= 1 << chance.randrange(8)
        filled.write_bytes(data)
        wrong += [place for key, value in known(filled).items() if ENTRIES[key] != value]
    assert wrong == []


@pytest.mark.parametrize(
    "content",
    [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000, b"SQLite format 3\0"],
)
def test_should_begin_anew_when_the_file_is_damaged(path: pathlib.Path, content: bytes) -> None:
    path.write_bytes(content)
    store = results(path)
    store.get_many(ENTRIES)
    store.put_many(ENTRIES)
    assert (store.get_many(ENTRIES), bool(store.complaint)) == (ENTRIES, True)


@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TABLE other (x)",),
        (sqlite_results.TABLE, "PRAGMA user_version = 0"),
        (sqlite_results.TABLE, "PRAGMA user_version = 9"),
        ("CREATE TABLE entries (key BLOB, value BLOB)", "PRAGMA user_version = 1"),
        (sqlite_results.TABLE, "CREATE INDEX more ON entries (used)", "PRAGMA user_version = 1"),
        (ENDLESS, "PRAGMA user_version = 1"),
    ],
)
def test_should_begin_anew_when_the_file_is_foreign_or_older(
    path: pathlib.Path, statements: tuple[str, ...]
) -> None:
    database(path, *statements)
    store = results(path)
    first = store.get_many(ENTRIES)
    store.put_many(ENTRIES)
    assert (first, store.get_many(ENTRIES)) == ({}, ENTRIES)


def test_should_say_what_happened_when_a_file_is_replaced(path: pathlib.Path) -> None:
    path.write_bytes(b"no database at all" * 100)
    store = results(path)
    store.get_many(ENTRIES)
    assert store.complaint == "no cache: results.sqlite: file is not a database"


def test_should_not_follow_a_link_when_the_file_is_one(
    filled: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    link = tmp_path / "link.sqlite"
    link.symlink_to(filled)
    assert (known(link), link.is_symlink()) == ({}, False)


def test_should_be_useless_when_a_directory_is_in_the_way(path: pathlib.Path) -> None:
    path.mkdir()
    store = results(path)
    store.put_many(ENTRIES)
    assert (store.get_many(ENTRIES), store.complaint) == (
        {},
        "no cache: results.sqlite: it is no regular file",
    )


def test_should_say_it_once_when_there_is_trouble(
    path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_results, "LOCK_SECONDS", 0.01)
    results(path).put_many(ENTRIES)
    connection = sqlite3.connect(path)
    connection.execute("BEGIN EXCLUSIVE")
    store = results(path)
    told = [(dict(store.get_many(ENTRIES)), store.complaint) for _ in range(2)]
    connection.close()
    assert told == [({}, "no cache: results.sqlite: database is locked")] * 2


def test_should_lose_nothing_when_another_one_writes_for_a_moment(
    filled: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_results, "LOCK_SECONDS", 0.01)
    connection = sqlite3.connect(filled)
    connection.execute("BEGIN IMMEDIATE")
    believed = known(filled)
    connection.close()
    assert believed == ENTRIES


def test_should_give_up_when_an_answer_takes_for_ever(
    filled: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_results, "LONGEST", -1.0)
    monkeypatch.setattr(sqlite_results, "STEPS", 1)
    store = results(filled)
    assert (store.get_many(ENTRIES), store.complaint) == (
        {},
        "no cache: results.sqlite: interrupted",
    )


def test_should_not_grow_without_bound_when_much_is_put(path: pathlib.Path) -> None:
    limit = 1_000_000
    store = results(path, limit=limit)
    for number in range(100):
        store.put_many({f"{number} {part}".encode(): bytes(9000) for part in range(10)})
    assert (path.stat().st_size <= limit, store.complaint) == (True, "")


def test_should_forget_what_was_used_least_recently_when_there_is_no_room(
    path: pathlib.Path,
) -> None:
    clock = Clock()
    store = SqliteResults(path, SECRET, 1_000_000, clock)
    for number in range(40):
        clock.seconds += 2 * sqlite_results.REFRESHED_AFTER
        store.put_many({str(number).encode(): bytes(20_000)})
        store.get_many([b"0"])
    kept = [number for number in range(40) if store.get_many([str(number).encode()])]
    assert (kept[0], kept[1:]) == (0, list(range(41 - len(kept), 40)))


def test_should_keep_the_others_when_one_value_is_too_large(path: pathlib.Path) -> None:
    store = results(path, limit=1_000_000)
    store.put_many({b"large": bytes(200_000), b"small": b"x"})
    assert store.get_many([b"large", b"small"]) == {b"small": b"x"}


def test_should_keep_what_it_knows_when_there_is_no_more_room_at_all(path: pathlib.Path) -> None:
    results(path, limit=1_000_000).put_many({b"old": b"x"})
    full = results(path, limit=100_000)
    full.put_many({str(number).encode(): bytes(12_000) for number in range(20)})
    told = (full.complaint, results(path).get_many([b"old"]))
    assert told == ("no cache: results.sqlite: database or disk is full", {b"old": b"x"})


def test_should_be_useless_when_a_damaged_file_cannot_be_removed(
    path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"no database at all" * 100)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(pathlib.Path, "unlink", refuse)
    store = results(path)
    store.put_many(ENTRIES)
    assert (store.get_many(ENTRIES), os.path.exists(path)) == ({}, True)


def test_should_use_what_another_has_made_when_both_begin_at_once(path: pathlib.Path) -> None:
    first, second = results(path), results(path)
    first.put_many({b"1": b"a"})
    second.put_many({b"2": b"b"})
    assert first.get_many([b"1", b"2"]) == {b"1": b"a", b"2": b"b"}


def test_should_make_nothing_when_another_was_quicker(filled: pathlib.Path) -> None:
    connection = sqlite3.connect(filled, isolation_level=None)
    sqlite_results._create(connection)
    connection.close()
    assert known(filled) == ENTRIES
