"""Where a project keeps the contracts that it has written for import-linter."""

import itertools
import pathlib
import re
from collections.abc import Iterator

from archcheck.domain.configuration import Origin
from archcheck.infrastructure.reading.regular_files import is_there
from archcheck.infrastructure.tools.running.configuration_files import (
    ini_sections,
    read_text,
    toml_table,
)

SECTION = "importlinter"
OWN_FILE = ".importlinter"
INI_FILES = ("setup.cfg", OWN_FILE)
PYPROJECT = "pyproject.toml"
HEADER = re.compile(r"[ \t]*\[+[ \t]*(?:tool[ \t]*\.[ \t]*)?importlinter")


def configuration_file(root: pathlib.Path) -> str:
    """The file that import-linter would read, else one that it cannot read; empty for none."""
    return next(itertools.chain(_readable(root), _meant(root)), "")


def configured_at(root: pathlib.Path) -> Origin | None:
    """Where the contracts begin, None where there are none."""
    name = configuration_file(root)
    if not name:
        return None
    lines = read_text(root / name).split("\n")
    numbers = (number for number, line in enumerate(lines, start=1) if HEADER.match(line))
    return Origin(name, SECTION, next(numbers, 1))


def _readable(root: pathlib.Path) -> Iterator[str]:
    yield from (name for name in INI_FILES if SECTION in ini_sections(root / name))
    if toml_table(root / PYPROJECT, "tool", SECTION):
        yield PYPROJECT


def _meant(root: pathlib.Path) -> Iterator[str]:
    yield from (name for name in INI_FILES if _is_meant(root / name))
    if toml_table(root / PYPROJECT, "tool", SECTION) is not None:
        yield PYPROJECT


def _is_meant(path: pathlib.Path) -> bool:
    is_its_own = path.name == OWN_FILE and is_there(path)
    return is_its_own or any(header.startswith(SECTION) for header in ini_sections(path))
