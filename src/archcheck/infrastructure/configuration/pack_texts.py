"""New packs in TOML."""

import enum
import pathlib
from collections.abc import Mapping, Sequence
from typing import Any

import tomlkit

from archcheck.application.configuration_description import ConfigurationValue
from archcheck.application.ports.pack_writer import PackWriter
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.configuration.fragments import WORDS
from archcheck.infrastructure.reading.regular_files import is_there
from archcheck.infrastructure.reports.report_files import AtomicReportFiles

LISTS = ("overrides", "changes")
TABLES = (*WORDS, *LISTS, "layers", "libraries", "rules", "tools")


class TomlPackWriter(PackWriter):
    """Writes files that `extends` can name."""

    def text(self, summary: str, values: Sequence[ConfigurationValue]) -> str:
        """The pack as TOML."""
        table: dict[str, Any] = {"summary": summary}
        for value in values:
            _put(table, [str(part) for part in value.path], _plain(value.plain))
        listed = {key: _listed(key, it) for key, it in table.items()}
        return tomlkit.dumps(dict(sorted(listed.items(), key=lambda item: item[0] in TABLES)))

    def write(self, path: str, text: str) -> None:
        """Make the file."""
        if is_there(pathlib.Path(path)):
            hint = "choose another name, or --dry-run to print the pack"
            raise UsageProblems(Problem(path, "", "there is such a file already", hint))
        AtomicReportFiles().write(path, text)


def _put(table: dict[str, Any], path: Sequence[str], value: object) -> None:
    for part in path[:-1]:
        table = table.setdefault(part, {})
    table[path[-1]] = value


def _listed(key: str, entries: Any) -> Any:
    if key in WORDS:
        return [{"name": name, **entry} for name, entry in entries.items()]
    return list(entries.values()) if key in LISTS else entries


def _plain(value: object) -> object:
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: _plain(it) for key, it in value.items()}
    return list(map(_plain, value)) if isinstance(value, list | tuple) else value
