"""The lines on which the headers and keys of a TOML text stand; tomllib does not tell them."""

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from archcheck.application.toml_text import KeyPath

TOKEN = re.compile(
    r'(?P<text>"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\')'
    r"|(?P<comment>\#[^\n]*)"
    r"|(?P<newline>\n)"
    r"|(?P<open>[\[{])"
    r"|(?P<close>[\]}])"
    r"|(?P<equals>=)"
    r"|(?P<other>[^\"'\#\n\[\]{}=]+)",
    re.DOTALL,
)
DEPTHS = {"open": 1, "close": -1}
BARE_KEY = re.compile(r"[\w-]+(?:\.[\w-]+)*", re.ASCII)
HEADER = re.compile(r"\[(?P<array>\[)?(?P<key>.*?)\]\]?\s*", re.DOTALL)


class Statement(NamedTuple):
    """A header or a key with its value: the line it begins on, its text, and of a key its name."""

    line: int
    text: str
    key: str


def entry_lines(text: str) -> dict[KeyPath, int]:
    """The line, from 1, of each header and key of a valid TOML text, by its full path.

    Elements of `[[...]]` have their index in the path. What stands inside of inline tables and
    arrays has no line of its own.
    """
    section: KeyPath = ()
    counts: dict[KeyPath, int] = {}
    lines: dict[KeyPath, int] = {}
    for statement in statements(text.replace("\r\n", "\n")):
        header = HEADER.fullmatch(statement.text)
        if header and not statement.key:
            section = path = _section(header, counts)
        else:
            path = (*section, *_parts(statement.key))
        lines.setdefault(path, statement.line)
    return lines


def statements(text: str) -> Iterator[Statement]:
    """The statements of a valid TOML text with the newline as their end."""
    scan = _OpenStatement()
    for token in TOKEN.finditer(f"{text}\n"):
        kind = token.lastgroup or ""
        if kind == "newline" and scan.depth == 0:
            yield from scan.finished()
        else:
            scan.take(kind, token[0])
        scan.line += token[0].count("\n")


class _OpenStatement:
    """The statement that is being read."""

    def __init__(self) -> None:
        self.line = 1
        self.depth = 0
        self._begins = 0
        self._key = ""
        self._text = ""

    def take(self, kind: str, text: str) -> None:
        """Add a token to the statement."""
        if not self._text.strip():
            self._begins = self.line
        if kind == "equals":
            self._key = self._key or self._text
        self.depth += DEPTHS.get(kind, 0)
        self._text += "" if kind == "comment" else text

    def finished(self) -> Iterator[Statement]:
        """The statement, unless the line was empty; then begin the next."""
        if self._text.strip():
            yield Statement(self._begins, self._text.strip(), self._key.strip())
        self._begins, self._key, self._text = 0, "", ""


def _section(header: re.Match[str], counts: dict[KeyPath, int]) -> KeyPath:
    *parents, last = _parts(header["key"])
    path: KeyPath = ()
    for part in parents:
        path = _element((*path, part), counts)
    path = (*path, last)
    if header["array"]:
        counts[path] = counts.get(path, 0) + 1
    return _element(path, counts)


def _element(path: KeyPath, counts: dict[KeyPath, int]) -> KeyPath:
    return (*path, counts[path] - 1) if path in counts else path


def _parts(key: str) -> tuple[str, ...]:
    """The parts of a key; Python's own reader takes most of a run for thousands of plain ones."""
    return tuple(key.split(".")) if BARE_KEY.fullmatch(key) else _quoted_parts(key)


def _quoted_parts(key: str) -> tuple[str, ...]:
    table: object = tomllib.loads(f"{key} = 0")
    parts: list[str] = []
    while isinstance(table, dict):
        part, table = next(iter(table.items()))
        parts.append(part)
    return tuple(parts)
