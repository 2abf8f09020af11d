"""What configures ruff for the files of one call: by itself it would also look above the root."""

import functools
import os
import pathlib
import re
from collections.abc import Iterable, Iterator, Sequence

from archcheck.infrastructure.tools.running.configuration_files import toml_table
from archcheck.infrastructure.tools.running.tool_options import OptionTable
from archcheck.infrastructure.tools.wrapped.ruff.configurations import (
    PROJECT,
    Table,
    chain,
    configuration_in,
    inline_settings,
)

SETTING = "--config"
ISOLATED = "--isolated"
TARGET = "--target-version"
LOWEST_PYTHON = re.compile(r">=\s*3\.(\d+)")


class Obedience:
    """Which options tell ruff what configures a file, and what all configurations say."""

    def __init__(
        self, root: pathlib.Path, args: Sequence[str], paths: Iterable[str], options: OptionTable
    ) -> None:
        """Take the project, what it passes on, the files, and the options of ruff's command."""
        self._root = root
        self._args = args
        self._paths = paths
        self._options = options
        values = options.values(args, SETTING)
        self._inline = {value: inline_settings(value) for value in values}
        self._named = [value for value, table in self._inline.items() if table is None]
        self._governing = functools.cache(self._nearest)

    @property
    def given(self) -> tuple[str, ...]:
        """What the arguments say about configuration."""
        isolated = (ISOLATED,) if ISOLATED in self._args else ()
        return (*isolated, *(f"{SETTING}={value}" for value in self._inline))

    def told(self, path: str) -> tuple[str, ...]:
        """The options for a file; none where ruff finds its configuration, or arguments tell."""
        if self._named or ISOLATED in self._args:
            return ()
        name = self._governed_by(path)
        if not name:
            return (ISOLATED, *self._target())
        return (SETTING, name) if os.path.isabs(path) else ()

    def settings(self) -> Iterator[tuple[str, Table]]:
        """All settings in force, with the files that hold them, those of arguments without one."""
        governed = map(self._governed_by, self._paths)
        for name in sorted({*self._named} or {*governed} - {""}):
            yield from chain(self._root, name)
        yield from (("", table) for table in self._inline.values() if table is not None)

    def _nearest(self, directory: str) -> str:
        """The file that ruff obeys for the files of a directory, from the root."""
        name = configuration_in(self._root, directory)
        return name if name or not directory else self._governing(os.path.dirname(directory))

    def _governed_by(self, path: str) -> str:
        """An oddly named file has a copy elsewhere, for which the project's own file holds."""
        return self._governing("" if os.path.isabs(path) else os.path.dirname(path))

    def _target(self) -> tuple[str, ...]:
        """The oldest Python of the project, which ruff looks up where it is not isolated."""
        if self._options.values(self._args, TARGET):
            return ()
        table = toml_table(self._root / PROJECT, "project") or {}
        lowest = LOWEST_PYTHON.search(str(table.get("requires-python", "")))
        return (f"{TARGET}=py3{lowest[1]}",) if lowest else ()
