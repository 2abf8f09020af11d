"""Small readers of the files that configure tools; they never raise."""

import configparser
import pathlib
import tomllib
from collections.abc import Mapping, Sequence


def read_text(path: pathlib.Path) -> str:
    """The text of a file without byte order mark; empty when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""


def toml_table(path: pathlib.Path, *keys: str) -> Mapping[str, object] | None:
    """A table of a TOML file; empty for a file that is broken but names it, None without it."""
    text = read_text(path)
    try:
        return _nested(tomllib.loads(text), keys)
    except tomllib.TOMLDecodeError:
        return {} if f"[{'.'.join(keys)}" in text else None


def _nested(table: Mapping[str, object], keys: Sequence[str]) -> Mapping[str, object] | None:
    if not keys:
        return table
    inner = table.get(keys[0])
    return _nested(inner, keys[1:]) if isinstance(inner, dict) else None


def ini_sections(path: pathlib.Path) -> Mapping[str, Mapping[str, str]]:
    """The sections of an INI file; a broken file has those whose headers can be seen."""
    parser = configparser.RawConfigParser(strict=False)
    text = read_text(path)
    try:
        parser.read_string(text)
    except configparser.Error:
        return {name: {} for name in configparser.RawConfigParser.SECTCRE.findall(text)}
    return {name: dict(parser.items(name)) for name in parser.sections()}
