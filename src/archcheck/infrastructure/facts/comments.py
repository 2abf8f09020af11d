"""The comments of a source file, found by one pattern over literals instead of a tokenizer."""

import functools
import re

import msgspec

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.line_ends import line_ends

PLAIN_LINE = r"[^Q\\]++ | \\."
PLAIN_TEXT = rf"{PLAIN_LINE} | Q(?!QQ)"
FORMATTED_LINE = r"[^Q\\{]++ | \{\{ | \\[^{] | \\(?=\{)"
FORMATTED_TEXT = rf"{FORMATTED_LINE} | Q(?!QQ)"
SIMPLE_FIELD = r"\{[^'\"\#{}\\]*+\}"
NO_FIELDS = "(?<![fFtT]{0}) (?<![fFtT][rR]{0})"
STRINGS = f"""
      QQQ {NO_FIELDS.format("QQQ")} (?: {PLAIN_TEXT} )* QQQ
    | QQQ (?: {FORMATTED_TEXT} | {SIMPLE_FIELD} )* QQQ
    | Q(?!QQ) {NO_FIELDS.format("Q")} (?: {PLAIN_LINE} )* Q
    | Q(?!QQ) (?: {FORMATTED_LINE} | {SIMPLE_FIELD} )* Q
"""
ANY_STRING = STRINGS.replace("Q", '"') + "|" + STRINGS.replace("Q", "'")


CODE = rf"[^'\"\#]++ | {ANY_STRING}"
FIELD = rf"[^'\"\#()\[\]{{}}:]++ | {ANY_STRING}"
FORMAT_SPEC = "[^{}]++"
REST_OF_LINE = r"[^\r\n]++"
FORMATTED_PREFIX = re.compile(r"(?:^|\W)(?:[fFtT][rR]?|[rR][fFtT])$")
DEPTH = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


@functools.cache
def _run(alternatives: str, quote: str = "") -> re.Pattern[str]:
    """What is passed over, compiled by the first file: most runs remember their comments."""
    pattern = alternatives.replace("Q", quote[:1])
    return re.compile(f"(?: {pattern} )*", re.VERBOSE | re.DOTALL)


class Comment(msgspec.Struct, frozen=True):
    """A comment from its `#` to the end of its line; line and column from 1, in code points.

    `own_line` says that only white space stands before it.
    """

    line: int
    column: int
    text: str
    own_line: bool


class _Scanner:
    """Walks over a source once; strings that need no closer look are skipped by the pattern.

    A replacement field is read as Python 3.12 reads it (PEP 701), which means the same for what
    3.11 accepts. The name in an escape such as `\\N{DASH}` passes for a field without strings.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.comments: list[tuple[int, int]] = []

    def scan(self) -> None:
        """Collect the offsets of all comments."""
        char = self._advance(CODE)
        while char:
            self._token(char)
            char = self._advance(CODE)

    def _advance(self, alternatives: str, quote: str = "") -> str:
        match = _run(alternatives, quote).match(self.source, self.position)
        start = self.position = match.end() if match else self.position
        end = start + 1
        return self.source[start:end]

    def _token(self, char: str) -> None:
        if char == "#":
            self._comment()
        else:
            self._string(char)

    def _comment(self) -> None:
        start = self.position
        self._advance(REST_OF_LINE)
        self.comments.append((start, self.position))

    def _string(self, char: str) -> None:
        end = self.position
        start = max(0, end - 3)
        prefix = self.source[start:end]
        quote = char * 3 if self.source.startswith(char * 3, end) else char
        self.position += len(quote)
        if FORMATTED_PREFIX.search(prefix):
            self._formatted(quote)
        else:
            self._advance(PLAIN_LINE if quote == char else PLAIN_TEXT, quote)
        self.position += len(quote)

    def _formatted(self, quote: str) -> None:
        inside = FORMATTED_LINE if len(quote) == 1 else FORMATTED_TEXT
        while self._advance(inside, quote) == "{":
            self._field()

    def _field(self) -> None:
        self.position += 1
        depth = 0
        char = self._advance(FIELD)
        while char and (depth or char not in ":}"):
            depth += DEPTH.get(char, 0)
            self._inside_field(char)
            char = self._advance(FIELD)
        if char == ":":
            self._format_spec()
        self.position += 1

    def _inside_field(self, char: str) -> None:
        if char in "\"'#":
            self._token(char)
        else:
            self.position += 1

    def _format_spec(self) -> None:
        while self._advance(FORMAT_SPEC) == "{":
            self._field()


def _located(source: str, offsets: list[tuple[int, int]]) -> tuple[Comment, ...]:
    comments = []
    line, line_start = 1, 0
    for start, end in offsets:
        line += line_ends(source, line_start, start)
        newest = max(source.rfind("\n", line_start, start), source.rfind("\r", line_start, start))
        line_start = max(line_start, newest + 1)
        own_line = not source[line_start:start].strip()
        comments.append(Comment(line, start - line_start + 1, source[start:end], own_line))
    return tuple(comments)


def scan_comments(text: SourceText) -> tuple[Comment, ...]:
    """All comments in source order; `text` must be one that Python can parse."""
    if "#" not in text.text:
        return ()
    scanner = _Scanner(text.text)
    scanner.scan()
    return _located(text.text, scanner.comments)
