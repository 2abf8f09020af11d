"""What a project has configured for pylint, and the file of ours that pylint gets in its place."""

import configparser
import json
import pathlib
import tomllib
from collections.abc import Iterator, Mapping

from archcheck.infrastructure.reading.ini_documents import read_ini_text
from archcheck.infrastructure.reading.regular_files import is_there
from archcheck.infrastructure.reading.toml_documents import parse_toml
from archcheck.infrastructure.tools.running.configuration_files import (
    ini_sections,
    read_text,
    toml_table,
)
from archcheck.infrastructure.tools.running.process_runner import ToolFailure

OWN_FILES = ("pylintrc", "pylintrc.toml", ".pylintrc", ".pylintrc.toml")
SHARED_FILES = ("pyproject.toml", "setup.cfg", "tox.ini")
SECTION = "pylint"
Settings = Mapping[str, object]


def configuration_file(root: pathlib.Path) -> str:
    """The file that pylint would find at the root; empty for none."""
    names = (*filter(lambda name: is_there(root / name), OWN_FILES), *_shared(root))
    return next(iter(names), "")


def _shared(root: pathlib.Path) -> Iterator[str]:
    for name in SHARED_FILES:
        if _speaks_of_pylint(root / name):
            yield name


def _speaks_of_pylint(path: pathlib.Path) -> bool:
    if path.suffix == ".toml":
        return toml_table(path, "tool", SECTION) is not None
    return any(header.startswith(SECTION) for header in ini_sections(path))


def settings(root: pathlib.Path, name: str) -> Settings:
    """The options by their names as pylint would read them; raises ToolFailure."""
    if not name:
        return {}
    try:
        return dict(_toml(root / name) if name.endswith(".toml") else _ini(root / name))
    except (tomllib.TOMLDecodeError, configparser.Error) as error:
        raise ToolFailure(f"{name} cannot be read: {str(error).splitlines()[0]}") from error


def _toml(path: pathlib.Path) -> Iterator[tuple[str, object]]:
    tools = parse_toml(read_text(path), path.name).get("tool")
    table = tools.get(SECTION) if isinstance(tools, dict) else {}
    for key, value in (table if isinstance(table, dict) else {}).items():
        yield from value.items() if isinstance(value, dict) else ((key, value),)


def _ini(path: pathlib.Path) -> Iterator[tuple[str, object]]:
    parser = configparser.ConfigParser(inline_comment_prefixes=("#", ";"))
    read_ini_text(parser, read_text(path), path.name)
    for header in parser.sections():
        if path.name not in SHARED_FILES or header.startswith(SECTION):
            yield from parser.items(header)


def written(values: Settings) -> str:
    """These options as the text of a TOML file for pylint."""
    lines = (f"{json.dumps(key)} = {_value(value)}\n" for key, value in sorted(values.items()))
    return f"[tool.{SECTION}.main]\n{''.join(lines)}"


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    known = value if isinstance(value, bool | int | float) else str(value)
    return json.dumps(known, ensure_ascii=False).replace("\x7f", "\\u007f")
