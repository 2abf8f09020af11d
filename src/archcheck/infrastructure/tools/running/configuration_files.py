"""Small readers of the files that configure tools; they raise UsageProblems for bombs only."""

import pathlib
import tomllib
from collections.abc import Mapping, Sequence

from archcheck.infrastructure.reading.regular_files import read_settings
from archcheck.infrastructure.reading.toml_documents import parse_toml


def read_text(path: pathlib.Path) -> str:
    """The text of a file without byte order mark; empty when it cannot be read."""
    data = read_settings(path.parent, path.name) or b""
    return data.decode("utf-8-sig", "replace")


def toml_table(path: pathlib.Path, *keys: str) -> Mapping[str, object] | None:
    """A table of a TOML file; empty for a file that is broken but names it, None without it."""
    text = read_text(path)
    try:
        return _nested(parse_toml(text, path.name), keys)
    except tomllib.TOMLDecodeError:
        return {} if f"[{'.'.join(keys)}" in text else None


def _nested(table: Mapping[str, object], keys: Sequence[str]) -> Mapping[str, object] | None:
    if not keys:
        return table
    inner = table.get(keys[0])
    return _nested(inner, keys[1:]) if isinstance(inner, dict) else None


def ini_sections(path: pathlib.Path) -> Mapping[str, Mapping[str, str]]:
    """The sections of an INI file; a broken file has those whose headers can be seen."""
    text = read_text(path)
    if not text:
        return {}
    import configparser

    from archcheck.infrastructure.reading.ini_documents import read_ini_text

    parser = configparser.RawConfigParser(strict=False)
    try:
        read_ini_text(parser, text, path.name)
    except configparser.Error:
        return {name: {} for name in configparser.RawConfigParser.SECTCRE.findall(text)}
    return {name: dict(parser.items(name)) for name in parser.sections()}
