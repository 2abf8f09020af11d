"""Lock files of uv, Poetry, PDM, Pipenv, and of the packaging standard (PEP 751)."""

import fnmatch
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from archcheck.infrastructure.tools.adapter import Unread
from archcheck.infrastructure.tools.requirements.project_table import nested
from archcheck.infrastructure.tools.requirements.requirement import (
    Dependencies,
    Requirement,
    exact_version,
    normal_name,
)

OWN_KEYS = frozenset({"directory", "editable", "path", "virtual"})
OWN_TYPES = ("directory", "file")
META = "_meta"
NAME = re.compile(r"\s*name\s*=")


class Format(NamedTuple):
    """Where a lock file tells its format, which formats are read, and its list of packages."""

    told: tuple[str, ...]
    read: tuple[str, ...]
    packages: str = "package"

    def covers(self, told: str) -> bool:
        """Whether a file of this format is read: `2.x` is every second one."""
        return any(fnmatch.fnmatch(told, it.replace("x", "*")) for it in self.read)


STANDARD = Format(("lock-version",), ("1.x",), "packages")
PIPENV = "Pipfile.lock"
FORMATS: Mapping[str, Format] = {
    "uv.lock": Format(("version",), ("1",)),
    "poetry.lock": Format(("metadata", "lock-version"), ("1.x", "2.x")),
    "pdm.lock": Format(("metadata", "lock_version"), ("4.x", "4")),
    "pylock.toml": STANDARD,
    PIPENV: Format((META, "pipfile-spec"), ("6",), ""),
}
NAMED_STANDARD = re.compile(r"pylock\.[^.]+\.toml")


def lock_format(name: str) -> Format | None:
    """The format of a lock file of this name, None when archcheck knows none."""
    return STANDARD if NAMED_STANDARD.fullmatch(name) else FORMATS.get(name)


def locked_in(table: Mapping[str, Any], text: str, path: str, form: Format) -> Dependencies:
    """What a lock file states; one in a format that archcheck does not know is unreadable."""
    *above, last = form.told
    told = nested(table, *above).get(last)
    if not form.covers(str(told)):
        format_told = "tells no format" if told is None else f"is in the format {told}"
        reason = f"it {format_told}, archcheck reads {' and '.join(form.read)}"
        return Dependencies(unread=(Unread(path, reason),))
    entries = _listed(table, text, form) if form.packages else _pipenv(table, text)
    return Dependencies(tuple(_requirement(entry, path) for entry in entries))


class _Entry(NamedTuple):
    name: str
    version: str
    line: int


def _requirement(entry: _Entry, path: str) -> Requirement:
    version = exact_version(entry.version.lstrip("="))
    return Requirement(name=normal_name(entry.name), version=version, path=path, line=entry.line)


def _listed(table: Mapping[str, Any], text: str, form: Format) -> Iterator[_Entry]:
    packages = _tables(table.get(form.packages))
    lines = _name_lines(text, form.packages)
    exact = lines if len(lines) == len(packages) else [1] * len(packages)
    for package, line in zip(packages, exact, strict=True):
        if not _is_own(package):
            yield _Entry(str(package.get("name", "")), str(package.get("version", "")), line)


def _tables(value: object) -> list[Mapping[str, Any]]:
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, dict)]


def _is_own(package: Mapping[str, Any]) -> bool:
    source = nested(package, "source")
    return bool(OWN_KEYS & {*package, *source}) or source.get("type") in OWN_TYPES


def _name_lines(text: str, packages: str) -> Sequence[int]:
    """The line of each package's name, else that of its header."""
    header = f"[[{packages}]]"
    found: list[int] = []
    is_open = False
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() == header:
            found.append(number)
            is_open = True
        elif is_open and NAME.match(line):
            found[-1] = number
            is_open = False
    return found


def _pipenv(table: Mapping[str, Any], text: str) -> Iterator[_Entry]:
    offset, line = 0, 1
    for section, name in _pipenv_names(table):
        found = _offset(text, name or section, offset)
        offset, line = found, line + text.count("\n", offset, found)
        package = nested(table, section, name)
        if name and not _is_own(package):
            yield _Entry(name, str(package.get("version", "")), line)


def _pipenv_names(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The sections, each without a name and then with that of each package, as in the file."""
    for section in table:
        if section != META:
            yield section, ""
            yield from ((section, name) for name in nested(table, section))


def _offset(text: str, key: str, start: int) -> int:
    found = re.compile(rf'"{re.escape(key)}"\s*:').search(text, start)
    return found.start() if found else start
