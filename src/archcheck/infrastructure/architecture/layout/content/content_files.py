"""Files of a project whose content is judged, and how their names tell what they are written in."""

import fnmatch
import functools
from collections.abc import Callable, Mapping

import msgspec

from archcheck.domain.location import Region
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.reading.located_values import Located
from archcheck.infrastructure.reading.regular_files import read_settings

Read = Callable[[str, str], Located]

NAMES = "TOML (.toml), YAML (.yaml, .yml), JSON (.json) or INI (.ini, .cfg)"


def _toml(text: str, path: str) -> Located:
    from archcheck.infrastructure.reading.toml_values import toml_values

    return toml_values(text, path)


def _yaml(text: str, path: str) -> Located:
    from archcheck.infrastructure.reading.yaml_values import yaml_values

    return yaml_values(text)


def _json(text: str, path: str) -> Located:
    from archcheck.infrastructure.reading.json_values import json_values

    return json_values(text)


def _ini(text: str, path: str) -> Located:
    from archcheck.infrastructure.reading.ini_values import ini_values

    return ini_values(text)


FORMATS: Mapping[str, Read] = {
    "*.toml": _toml,
    "Pipfile": _toml,
    "poetry.lock": _toml,
    "uv.lock": _toml,
    "pdm.lock": _toml,
    "*.yaml": _yaml,
    "*.yml": _yaml,
    ".clang-format": _yaml,
    "*.json": _json,
    "Pipfile.lock": _json,
    "*.ini": _ini,
    "*.cfg": _ini,
    "*.conf": _ini,
    "*.env": _ini,
    ".coveragerc": _ini,
    ".editorconfig": _ini,
    ".env*": _ini,
    ".flake8": _ini,
    ".importlinter": _ini,
    ".pylintrc": _ini,
    "pylintrc": _ini,
}


def reader_for(path: str) -> Read | None:
    """What reads a file of this name."""
    name = path.rpartition("/")[2]
    patterns = (pattern for pattern in FORMATS if fnmatch.fnmatchcase(name, pattern))
    return next((FORMATS[pattern] for pattern in patterns), None)


class ContentFile(msgspec.Struct, frozen=True, dict=True):
    """A file of a project."""

    root: str
    path: str

    @functools.cached_property
    def source(self) -> SourceText:
        """Its text, whatever ends its lines; raises UsageProblems when it must not be read."""
        data = read_settings(self.root, self.path)
        if data is None:
            raise UsageProblems(Problem(self.path, "", "the file cannot be read"))
        text = SourceText.decode_leniently(data)
        return SourceText("\n".join(text.lines), text.encoding)

    @property
    def text(self) -> str:
        """Its text, with `\\n` at the end of each line."""
        return self.source.text

    @property
    def last_line(self) -> int:
        """The number of the last line that holds anything."""
        return self.text.rstrip().count("\n") + 1

    def lines(self, first: int, last: int) -> Region:
        """The region of some lines."""
        start, end = self.source.whole_line(first), self.source.whole_line(last)
        return Region(start.start_line, start.start_column, end.end_line, end.end_column)

    @functools.cached_property
    def values(self) -> Located:
        """What it says; raises UnreadableError, and UsageProblems where its name tells no format."""
        read = reader_for(self.path)
        if read is None:
            message = "the name tells no format in which there are keys"
            raise UsageProblems(Problem(self.path, "", message, f"they are read from {NAMES}"))
        return read(self.text, self.path)
