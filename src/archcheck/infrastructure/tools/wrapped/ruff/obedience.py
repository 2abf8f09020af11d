"""What configures ruff for the files of one call: by itself it would also look above the root."""

import functools
import os
import pathlib
import re
from collections.abc import Iterator

from archcheck.infrastructure.tools.adapter import ToolCall
from archcheck.infrastructure.tools.running.configuration_files import toml_table
from archcheck.infrastructure.tools.running.outside_places import demand_inside
from archcheck.infrastructure.tools.running.tool_options import OptionTable
from archcheck.infrastructure.tools.wrapped.ruff.configurations import (
    PROJECT,
    Table,
    chain,
    governing,
    inline_settings,
    places,
)

SETTING = "--config"
ISOLATED = "--isolated"
TARGET = "--target-version"
LOWEST_PYTHON = re.compile(r">=\s*3\.(\d+)")


class Obedience:
    """Which options tell ruff what configures a file, and what all configurations say."""

    def __init__(self, call: ToolCall, options: OptionTable) -> None:
        """Take the call and the options of ruff's command."""
        self._call = call
        self._root = pathlib.Path(call.root)
        self._options = options
        values = options.values(call.task.args, SETTING)
        self._inline = {value: inline_settings(value) for value in values}
        self._named = [value for value, table in self._inline.items() if table is None]
        self._governing = functools.cache(functools.partial(governing, self._root))

    @property
    def given(self) -> tuple[str, ...]:
        """What the arguments say about configuration."""
        isolated = (ISOLATED,) if ISOLATED in self._call.task.args else ()
        return (*isolated, *(f"{SETTING}={value}" for value in self._inline))

    def told(self, path: str) -> tuple[str, ...]:
        """The options for a file; none where ruff finds its configuration, or arguments tell."""
        if self._named or ISOLATED in self._call.task.args:
            return ()
        name = self._governed_by(path)
        if not name:
            return (ISOLATED, *self._target())
        return (SETTING, name) if os.path.isabs(path) else ()

    def tables(self) -> Iterator[Table]:
        """All settings in force; raises ToolFailure for one that leads out of the project."""
        governed = map(self._governed_by, self._call.paths)
        for name in sorted({*self._named} or {*governed} - {""}):
            for file, table in chain(self._root, name):
                yield self._inside(file, table)
        for given in filter(None, self._inline.values()):
            yield self._inside("", given)

    def _inside(self, name: str, table: Table) -> Table:
        demand_inside(self._call, places(name, table))
        return table

    def _governed_by(self, path: str) -> str:
        """An oddly named file has a copy elsewhere, for which the project's own file holds."""
        return self._governing("" if os.path.isabs(path) else os.path.dirname(path))

    def _target(self) -> tuple[str, ...]:
        """The oldest Python of the project, which ruff looks up where it is not isolated."""
        if self._options.values(self._call.task.args, TARGET):
            return ()
        table = toml_table(self._root / PROJECT, "project") or {}
        lowest = LOWEST_PYTHON.search(str(table.get("requires-python", "")))
        return (f"{TARGET}=py3{lowest[1]}",) if lowest else ()
