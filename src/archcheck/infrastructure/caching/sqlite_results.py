"""Results in one SQLite file, none of which is believed without its proof."""

import contextlib
import hmac
import os
import pathlib
import sqlite3
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from archcheck.application.ports.result_cache import ResultCache

LIMIT = 256 * 1024 * 1024
PAGE = 8192
PROOF = 32
LARGEST_SHARE = 8
KEPT_SHARE = 0.75
OVERHEAD = 128
REFRESHED_AFTER = 3600
LOCK_SECONDS = 5.0
LONGEST = 20.0
STEPS = 100_000
CHUNK = 500
SCHEMA = 1
TABLE = "CREATE TABLE entries (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)"
SHAPE = [("entries", TABLE), ("sqlite_autoindex_entries_1", None)]
SETTINGS = (
    f"page_size = {PAGE}",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
    "synchronous = OFF",
    "journal_mode = TRUNCATE",
)
QUESTION = (
    "SELECT CAST(key AS BLOB), COALESCE(CAST(value AS BLOB), x''), "
    "COALESCE(CAST(used AS INTEGER), 0) FROM entries WHERE key IN "
)
EVICTION = (
    "DELETE FROM entries WHERE key IN (SELECT key FROM (SELECT key, "
    f"SUM(length(value) + {OVERHEAD}) OVER (ORDER BY used DESC, rowid DESC) AS total "
    "FROM entries) WHERE total > ?)"
)
DAMAGES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})
Work = Callable[[sqlite3.Connection], None]


class ForeignFileError(Exception):
    """A database that is none of ours, or one of another version."""


class SqliteResults(ResultCache):
    """Values with an HMAC-SHA256 over key and value; those that lack a valid one are unknown.

    Several processes may use one file. A journal in a file keeps it whole when one of them is
    killed, and needs no memory that is shared (which network file systems lack). What is used
    least recently goes when there is more than `limit` bytes. A damaged file is made anew;
    after any other trouble nothing is asked or kept any more.
    """

    def __init__(
        self,
        path: pathlib.Path,
        secret: bytes,
        limit: int = LIMIT,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Take the file, which need not exist, the secret, a size in bytes and a clock."""
        self._path = path
        self._secret = secret
        self._limit = limit
        self._now = now
        self._is_useless = False
        self._complaint = ""

    @property
    def complaint(self) -> str:
        """The first trouble that there was."""
        return self._complaint

    def get_many(self, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        """The values whose proofs are right."""
        found: dict[bytes, bytes] = {}
        wanted = list(keys)
        if wanted:
            self._attempt(lambda connection: found.update(self._known(connection, wanted)))
        return found

    def put_many(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep values, in one transaction; one that is very large is not worth the others."""
        largest = self._limit // LARGEST_SHARE
        kept = {key: value for key, value in entries.items() if len(value) <= largest}
        if kept:
            self._attempt(lambda connection: self._store(connection, kept))

    def count(self) -> int:
        """How many values there are, proved or not."""
        counts: list[int] = []
        question = "SELECT COUNT(*) FROM entries"
        self._attempt(lambda connection: counts.extend(*connection.execute(question)))
        return sum(counts)

    def _known(
        self, connection: sqlite3.Connection, keys: Sequence[bytes]
    ) -> Iterator[tuple[bytes, bytes]]:
        due = self._now() - REFRESHED_AFTER
        old: list[bytes] = []
        for start in range(0, len(keys), CHUNK):
            part = keys[start : start + CHUNK]
            marks = ",".join("?" * len(part))
            for key, value, used in connection.execute(f"{QUESTION}({marks})", part):
                if hmac.compare_digest(value[:PROOF], self._proof(key, value[PROOF:])):
                    old += [key] if used < due else []
                    yield key, value[PROOF:]
        self._refresh(connection, old)

    def _proof(self, key: bytes, value: bytes) -> bytes:
        length = len(key).to_bytes(8, "big")
        return hmac.digest(self._secret, length + key + value, "sha256")

    def _refresh(self, connection: sqlite3.Connection, keys: Sequence[bytes]) -> None:
        if keys:
            used = int(self._now())
            with _transaction(connection):
                connection.executemany(
                    "UPDATE entries SET used = ? WHERE key = ?", [(used, key) for key in keys]
                )

    def _store(self, connection: sqlite3.Connection, entries: Mapping[bytes, bytes]) -> None:
        used = int(self._now())
        rows = [(key, self._proof(key, value) + value, used) for key, value in entries.items()]
        coming = sum(len(value) + OVERHEAD for _, value, _ in rows)
        with _transaction(connection):
            self._make_room(connection, coming)
            connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)

    def _make_room(self, connection: sqlite3.Connection, coming: int) -> None:
        pages, free = (_number(connection, name) for name in ("page_count", "freelist_count"))
        if (pages - free) * PAGE + coming > self._limit * KEPT_SHARE:
            room = max(int(self._limit * KEPT_SHARE / 2) - coming, 0)
            connection.execute(EVICTION, (room,))

    def _attempt(self, work: Work) -> None:
        """Trouble with the cache is told, and never that of a check."""
        if self._is_useless:
            return
        try:
            with contextlib.closing(self._open()) as connection:
                self._prepare(connection)
                work(connection)
        except (sqlite3.Error, OSError, ForeignFileError) as error:
            self._is_useless = not _is_damage(error) or not self._remove()
            self._complaint = self._complaint or f"no cache: {self._path.name}: {error}"

    def _open(self) -> sqlite3.Connection:
        if os.path.lexists(self._path) and not _is_regular(self._path):
            raise ForeignFileError("it is no regular file")
        return sqlite3.connect(
            self._path, timeout=LOCK_SECONDS, isolation_level=None, check_same_thread=False
        )

    def _prepare(self, connection: sqlite3.Connection) -> None:
        deadline = time.monotonic() + LONGEST
        connection.set_progress_handler(lambda: time.monotonic() > deadline, STEPS)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, self._limit)
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute(f"PRAGMA max_page_count = {max(self._limit // PAGE, 1)}")
        if _number(connection, "user_version") != SCHEMA:
            _create(connection)
        if connection.execute("SELECT name, sql FROM sqlite_master").fetchall() != SHAPE:
            raise ForeignFileError("it is none of this version of archcheck")

    def _remove(self) -> bool:
        """Whether the file is gone, so that a new one can be made."""
        try:
            for suffix in ("", "-journal"):
                pathlib.Path(f"{self._path}{suffix}").unlink(missing_ok=True)
        except OSError:
            return False
        return True


def _create(connection: sqlite3.Connection) -> None:
    """Make the table, unless another process was quicker, or there is something else."""
    with _transaction(connection):
        (count,) = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        if count == 0:
            connection.execute(TABLE)
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
        elif _number(connection, "user_version") != SCHEMA:
            raise ForeignFileError("it is none of this version of archcheck")


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: what is not committed goes when the connection is closed."""
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("COMMIT")


def _number(connection: sqlite3.Connection, name: str) -> int:
    (number,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(number)


def _is_regular(path: pathlib.Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _is_damage(error: Exception) -> bool:
    """Whether a new file is better than this one."""
    code = getattr(error, "sqlite_errorcode", 0)
    return isinstance(error, ForeignFileError) or code & 0xFF in DAMAGES
