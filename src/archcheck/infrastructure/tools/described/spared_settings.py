"""A private copy of a tool's settings, without those that would change its answer."""

import pathlib
from collections.abc import Mapping, Sequence

from archcheck.infrastructure.tools.adapter import ToolCall
from archcheck.infrastructure.tools.described.tables import ConfigurationKeys
from archcheck.infrastructure.tools.running.configuration_files import toml_table

COPY = "settings.toml"
TOML = ".toml"


def section_of(entry: str) -> tuple[str, str]:
    """The name of a file, and the section that is named in brackets behind it."""
    name, _, section = entry.removesuffix("]").partition(" [")
    return name, section


def spared(call: ToolCall, keys: ConfigurationKeys) -> str:
    """Where the copy lies, or the file itself where nothing in it is overruled."""
    file = call.task.configuration
    if not keys.overruled or not file.endswith(TOML):
        return file
    parts = _parts(dict(map(section_of, keys.files)).get(file, ""))
    table = toml_table(pathlib.Path(call.root, file), *parts) or {}
    left = _without(table, keys.overruled)
    return file if left == table else _written(left, parts, pathlib.Path(call.scratch, COPY))


def _without(table: Mapping[str, object], names: Sequence[str]) -> Mapping[str, object]:
    return {key: value for key, value in table.items() if key not in names}


def _parts(section: str) -> Sequence[str]:
    return section.split(".") if section else ()


def _written(settings: Mapping[str, object], parts: Sequence[str], path: pathlib.Path) -> str:
    import tomlkit

    for part in reversed(parts):
        settings = {part: settings}
    path.write_text(tomlkit.dumps(settings), encoding="utf-8")
    return str(path)
