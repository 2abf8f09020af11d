"""Files that were read before: known again by size, times, inode and device, as git does it."""

import hashlib
import os
import stat
import time
from collections.abc import Callable

import msgspec

from archcheck.application.ports.result_cache import ResultCache
from archcheck.infrastructure.reading.regular_files import MOST_OF_SOURCE, read_regular

YOUNG = 2.0
NANOSECONDS = 1_000_000_000
MOST = 50_000
FORMAT = "known files 1"
HAS_CHANGE_TIME = os.name != "nt"
Stamp = tuple[int, int, int, int, int]


class KnownContent(msgspec.Struct, frozen=True, array_like=True):
    """What was found in a file with this stamp: its SHA-256, and what somebody has counted."""

    stamp: Stamp
    digest: bytes
    count: int = 0

    @property
    def size(self) -> int:
        """The size in bytes."""
        return self.stamp[0]


ENCODER = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(dict[bytes, KnownContent])


def nothing(_: bytes) -> int:
    """Count nothing."""
    return 0


class KnownFiles:
    """Remembers the content of files from one run to the next.

    A file is read again where its stamp is another one. A file that was written less than two
    seconds ago may change without that, so that it is not remembered.
    """

    def __init__(
        self, results: ResultCache, scope: str, count: Callable[[bytes], int] = nothing
    ) -> None:
        """Take where they are remembered, for what, and what is to be counted in each.

        The scope says everything that the counting depends on.
        """
        self._results = results
        self._key = hashlib.blake2b(f"{FORMAT}\0{scope}".encode("utf-8", "surrogatepass")).digest()
        self._count = count
        self._known = self._loaded()
        self._fresh: dict[bytes, KnownContent] = {}

    def content(self, path: str, limit: int = MOST_OF_SOURCE) -> KnownContent:
        """What is in a regular file of at most `limit` bytes; raises OSError."""
        state = os.stat(path)
        stamp = (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino, state.st_dev)
        name = os.fsencode(path)
        known = self._known.get(name)
        if known is not None and known.stamp == stamp:
            return known
        is_lasting = _is_old(state)
        data = read_regular(path, limit)
        content = KnownContent(
            (len(data), *stamp[1:]), hashlib.sha256(data).digest(), self._count(data)
        )
        if is_lasting and content.stamp == stamp:
            self._known[name] = self._fresh[name] = content
        return content

    def save(self) -> None:
        """Remember what is new."""
        if self._fresh:
            kept = self._known if len(self._known) <= MOST else self._fresh
            self._results.put_many({self._key: ENCODER.encode(kept)})
            self._fresh = {}

    def _loaded(self) -> dict[bytes, KnownContent]:
        data = self._results.get_many([self._key]).get(self._key)
        return DECODER.decode(data) if data else {}


def _is_old(state: os.stat_result) -> bool:
    """Whether a later change is sure to give the file another stamp."""
    youngest = max(state.st_mtime_ns, state.st_ctime_ns)
    is_settled = youngest < (time.time() - YOUNG) * NANOSECONDS
    return HAS_CHANGE_TIME and is_settled and stat.S_ISREG(state.st_mode)
