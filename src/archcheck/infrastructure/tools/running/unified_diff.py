"""Reads unified differences."""

import re
from collections.abc import Iterator

import msgspec

HEADER = re.compile(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@.*")


class Hunk(msgspec.Struct, frozen=True):
    """One changed stretch of a file: the first and last line concerned, from 1, and the lines.

    `removed` and `added` are lines without their ends, those of the first change only.
    """

    path: str
    first: int
    last: int
    removed: tuple[str, ...]
    added: tuple[str, ...]


class _Body:
    """The lines of a hunk while they are read."""

    def __init__(self, line: int, old: int, new: int) -> None:
        self.line = line
        self.old = old
        self.new = new
        self.places: list[int] = []
        self.runs: list[tuple[list[str], list[str]]] = []
        self._in_run = False

    @property
    def is_open(self) -> bool:
        return self.old > 0 or self.new > 0

    def take(self, text: str) -> None:
        {"-": self._remove, "+": self._add, "\\": self._ignore}.get(text[:1], self._keep)(text[1:])

    def hunk(self, path: str) -> Hunk:
        removed, added = self.runs[0] if self.runs else ([], [])
        places = self.places or [self.line]
        return Hunk(path, max(places[0], 1), max(places[-1], 1), tuple(removed), tuple(added))

    def _run(self) -> tuple[list[str], list[str]]:
        if not self._in_run:
            self.runs.append(([], []))
            self._in_run = True
        return self.runs[-1]

    def _remove(self, text: str) -> None:
        self._run()[0].append(text)
        self.places.append(self.line)
        self.line += 1
        self.old -= 1

    def _add(self, text: str) -> None:
        run = self._run()
        run[1].append(text)
        if not run[0]:
            self.places.append(self.line)
        self.new -= 1

    def _keep(self, _: str) -> None:
        self._in_run = False
        self.line += 1
        self.old -= 1
        self.new -= 1

    def _ignore(self, _: str) -> None:
        return


def hunks(text: str) -> Iterator[Hunk]:
    """All hunks in their order; the path is that of the `---` line, without its time.

    Black writes the byte order mark of a file before that line.
    """
    reader = _Reader()
    found = (reader.read(line.removesuffix("\r")) for line in text.split("\n"))
    return (hunk for hunk in found if hunk is not None)


class _Reader:
    """Takes lines one by one and gives a hunk with its last line."""

    def __init__(self) -> None:
        self._path = ""
        self._body = _Body(0, 0, 0)

    def read(self, line: str) -> Hunk | None:
        if not self._body.is_open:
            self._open(line)
            return None
        self._body.take(line)
        return None if self._body.is_open else self._body.hunk(self._path)

    def _open(self, line: str) -> None:
        header = line.removeprefix("\ufeff")
        if header.startswith("--- "):
            self._path = header[4:].rpartition("\t")[0] or header[4:]
        self._body = _opened(line) or self._body


def _opened(line: str) -> _Body | None:
    header = HEADER.fullmatch(line)
    if header is None:
        return None
    start, old, new = (1 if group is None else int(group) for group in header.groups())
    return _Body(start if old else start + 1, old, new)
