"""Reads other programs' configuration files, leniently: a broken file states nothing."""

import functools
import shlex
import tomllib
from collections.abc import Mapping

from archcheck.infrastructure.reading.regular_files import MOST_OF_SETTINGS, read_settings
from archcheck.infrastructure.reading.toml_documents import parse_toml

Ini = Mapping[str, Mapping[str, str]]


def _text(root: str, name: str, limit: int = MOST_OF_SETTINGS) -> str | None:
    data = read_settings(root, name, limit)
    try:
        return None if data is None else data.decode("utf-8-sig")
    except ValueError:
        return None


def read_toml(root: str, name: str, limit: int = MOST_OF_SETTINGS) -> Mapping[str, object] | None:
    """The document of a TOML file in `root`; None when there is none that can be parsed."""
    text = _text(root, name, limit)
    return None if text is None else _document(text, name)


@functools.lru_cache(maxsize=16)
def _document(text: str, name: str) -> Mapping[str, object] | None:
    """Kept, since many ask about the same file."""
    try:
        return parse_toml(text, name)
    except tomllib.TOMLDecodeError:
        return None


def read_text(root: str, name: str, limit: int = MOST_OF_SETTINGS) -> str:
    """The text of a file in `root`; empty when there is none that can be read."""
    return _text(root, name, limit) or ""


def read_ini(root: str, name: str) -> Ini | None:
    """The sections of an INI file in `root`; None when there is none that can be parsed."""
    text = _text(root, name)
    if text is None:
        return None
    import configparser

    from archcheck.infrastructure.reading.ini_documents import read_ini_text

    parser = configparser.RawConfigParser(strict=False, allow_no_value=True, default_section="")
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        read_ini_text(parser, text, name)
    except configparser.Error:
        return None
    return {name: _options(parser[name]) for name in parser.sections()}


def _options(section: Mapping[str, str | None]) -> dict[str, str]:
    return {key: value or "" for key, value in section.items()}


def table(document: object, *keys: str) -> Mapping[str, object]:
    """The table under `keys`; empty when there is none."""
    for key in keys:
        document = document.get(key) if isinstance(document, Mapping) else None
    return document if isinstance(document, Mapping) else {}


def strings(value: object) -> tuple[str, ...]:
    """A list's strings; a single string is a list of one, anything else none."""
    if isinstance(value, str):
        return (value,)
    entries = value if isinstance(value, list) else ()
    return tuple(each for each in entries if isinstance(each, str))


def words(value: object) -> tuple[str, ...]:
    """A list's strings; a single string is split as a shell does it."""
    return tuple(_shell_words(value)) if isinstance(value, str) else strings(value)


def _shell_words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:
        return text.split()
