"""Finds import-linter's configuration, which archcheck does not check yet."""

import pathlib
import re
from collections.abc import Iterator

from archcheck.infrastructure.reading.regular_files import read_settings

SECTIONS = (
    (".importlinter", re.compile(rb"(?m)^\[importlinter")),
    ("setup.cfg", re.compile(rb"(?m)^\[importlinter")),
    ("pyproject.toml", re.compile(rb"(?m)^[ \t]*\[+[ \t]*tool[ \t]*\.[ \t]*importlinter")),
)


def import_linter_notices(root: pathlib.Path) -> Iterator[str]:
    """A sentence for each file that holds contracts of import-linter."""
    for name, section in SECTIONS:
        if section.search(read_settings(root, name) or b""):
            yield f"{name}: the contracts of import-linter are not checked by archcheck yet"
