"""Configuration files as they are read: text, table, and the lines of entries."""

import pathlib
import tomllib
from collections.abc import Mapping
from typing import NamedTuple

from archcheck.domain.problem import Problem
from archcheck.infrastructure.decoding.key_places import OWN_TABLE, KeyPlace
from archcheck.infrastructure.configuration.toml_lines import entry_lines
from archcheck.infrastructure.decoding.decoder import Decoded, as_table, read_table
from archcheck.infrastructure.reading.regular_files import read_inside
from archcheck.infrastructure.reading.toml_documents import parse_toml

PROJECT_FILE = "pyproject.toml"
OWN_FILE = "archcheck.toml"


class Document(NamedTuple):
    """The table of archcheck in a file, and where it stands.

    `directory` is what paths of packs in it are relative to.
    """

    place: KeyPlace
    table: Mapping[str, object]
    directory: pathlib.Path


def read_document(path: pathlib.Path, source: str) -> Decoded[Document]:
    """The table of archcheck in a file: `[tool.archcheck]` of a pyproject.toml, else all of it."""
    parsed = read_toml(path, source)
    if parsed.value is None:
        return Decoded(None, parsed.problems)
    text, table = parsed.value
    place = KeyPlace(source, entry_lines(text))
    if path.name != PROJECT_FILE:
        return Decoded(Document(place, table, path.parent))
    place = place.at(*OWN_TABLE)
    own = own_table(table)
    if own is None:
        return Decoded(None, (Problem(source, place.key, "there is no such table"),))
    return read_table(own, place).mapped(lambda it: Document(place, it, path.parent))


def read_toml(path: pathlib.Path, source: str) -> Decoded[tuple[str, Mapping[str, object]]]:
    """Text (without byte order mark) and content of a TOML file, or why it cannot be had.

    Raises UsageProblems for a text that would take too long.
    """
    try:
        text = read_inside(path.parent, path.name).decode("utf-8-sig")
        return Decoded((text, parse_toml(text, source)))
    except OSError as error:
        return _broken(source, f"cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        return _broken(source, f"is not UTF-8: byte {error.start} cannot be decoded")
    except tomllib.TOMLDecodeError as error:
        return _broken(source, f"is not valid TOML: {error}")


def own_table(table: Mapping[str, object]) -> object:
    """What a pyproject.toml holds under `tool.archcheck`, None when nothing."""
    tools = as_table(table.get(OWN_TABLE[0]))
    return None if tools is None else tools.get(OWN_TABLE[1])


def names_plugins(document: Document) -> bool:
    """Whether a file names plug-ins, or tools by their description."""
    tools = as_table(document.table.get("tools")) or {}
    return "plugins" in document.table or any(
        "description" in (as_table(it) or {}) for it in tools.values()
    )


def _broken(source: str, message: str) -> Decoded[tuple[str, Mapping[str, object]]]:
    return Decoded(None, (Problem(source, "", f"the file {message}"),))
