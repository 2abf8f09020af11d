"""What is inside the files: digests, and the names that they import."""

import os
import re
from collections.abc import Iterable

import msgspec

from archcheck.infrastructure.caching.known_files import KnownFiles
from archcheck.infrastructure.reading.regular_files import bytes_or_nothing


class ImportCounter:
    """Counts lines that import something whose first component is one of some names."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names; none of them counts nothing."""
        self._names = [os.fsencode(name) for name in names]
        alternatives = b"|".join(map(re.escape, self._names))
        statement = rb"^[ \t]*(?:from|import)[ \t]+(?:" + alternatives + rb")(?=[ \t.\r\n,;#]|$)"
        self._pattern = re.compile(statement, re.MULTILINE)

    def count(self, data: bytes) -> int:
        """How many lines of a file do so, strings and comments not told apart."""
        if not any(name in data for name in self._names):
            return 0
        return len(self._pattern.findall(data))


class Content(msgspec.Struct, frozen=True):
    """A file's size, SHA-256 and number of counted imports; `problem` says why it was not read."""

    size: int
    digest: str
    problem: str = ""
    imports: int = 0


def read_content(root: str, path: str, limit: int, known: KnownFiles) -> Content:
    """What is in a file of the project, unless it is larger than `limit` bytes."""
    place = os.path.join(root, path)
    try:
        size = os.stat(place).st_size
        if size > limit:
            return Content(size, "", f"the file has {size} bytes, max_file_size is {limit}")
        content = known.content(place, limit)
    except OSError as error:
        return Content(0, "", f"the file cannot be read: {error.strerror or error}")
    return Content(content.size, content.digest.hex(), "", content.count)


def read_bytes(root: str, path: str) -> bytes:
    """The bytes of a file of the project, none when it cannot be read."""
    return bytes_or_nothing(os.path.join(root, path))
