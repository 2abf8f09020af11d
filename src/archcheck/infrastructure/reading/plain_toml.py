"""TOML as our own files are mostly written: texts, flags and lists of texts, one on each line.

Python's parser takes ten times as long, and every run reads a hundred such files.
"""

import re
import tomllib
from collections.abc import Iterator

TEXT = r'"[^"\\\x00-\x1f\x7f]*"'
LINE = re.compile(
    rf"(?P<key>[A-Za-z0-9_-]+) = (?:(?P<text>{TEXT})|(?P<flag>true|false)|\[(?P<texts>{TEXT}(?:, {TEXT})*)\])"
    r"|\[(?P<table>[A-Za-z0-9_-]+)\]|"
)
QUOTED = re.compile(r'"([^"]*)"')


class NotPlainError(Exception):
    """There is more in it than that."""


def parse_plain(text: str) -> dict[str, object]:
    """The document; raises TOMLDecodeError."""
    try:
        return _tables(text)
    except NotPlainError:
        return tomllib.loads(text)


def _tables(text: str) -> dict[str, object]:
    whole: dict[str, object] = {}
    table = whole
    for line in _lines(text):
        if line["table"]:
            inner: dict[str, object] = {}
            _put(whole, line["table"], inner)
            table = inner
        elif line["key"]:
            _put(table, line["key"], _value(line))
    return whole


def _lines(text: str) -> Iterator[re.Match[str]]:
    for line in text.split("\n"):
        found = LINE.fullmatch(line)
        if found is None:
            raise NotPlainError
        yield found


def _put(table: dict[str, object], key: str, value: object) -> None:
    if key in table:
        raise NotPlainError
    table[key] = value


def _value(line: re.Match[str]) -> object:
    if line["flag"]:
        return line["flag"] == "true"
    return QUOTED.findall(line["texts"]) if line["texts"] else line["text"][1:-1]
