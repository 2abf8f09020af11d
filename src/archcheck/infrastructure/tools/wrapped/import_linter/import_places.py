"""Where the imports lie that import-linter names by modules and line."""

import functools
import os
import pathlib
import posixpath
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.facts import ImportStatement
from archcheck.domain.location import Location, Region
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.reading.regular_files import bytes_or_nothing
from archcheck.infrastructure.tools.running.stated_imports import stated_imports


class ImportPlaces(msgspec.Struct, frozen=True, dict=True):
    """The files of modules, absolute, and the root that paths are relative to.

    What lies in no file of the project is shown in the file that sets import-linter up.
    """

    root: str
    files: Mapping[str, str]
    configured: Location

    def path(self, module: str) -> str:
        """The path of a module's file; empty where it has none in the project."""
        file = self.files.get(module, "")
        path = os.path.relpath(os.path.realpath(file), os.path.realpath(self.root))
        is_inside = bool(file) and path.split(os.sep)[0] != os.pardir
        return path.replace(os.sep, posixpath.sep) if is_inside else ""

    def module(self, name: str) -> Location:
        """The first line of a module."""
        path = self.path(name)
        return Location(path, self._line(path, 1)) if path else self.configured

    def location(self, importer: str, imported: str, line: int) -> Location:
        """The imported name in the statement on a line; the line where no name is found."""
        path = self.path(importer)
        if not path:
            return self.configured
        named = min(self._named(path, importer, imported, line), default=None)
        return Location(path, named[1] if named else self._line(path, line))

    def _named(
        self, path: str, importer: str, imported: str, line: int
    ) -> Iterator[tuple[int, Region]]:
        for statement in self._statements(path):
            if statement.statement[0] == line:
                for count in self._counts(statement, importer, imported):
                    yield count, statement.region

    def _counts(self, statement: ImportStatement, importer: str, imported: str) -> Iterator[int]:
        """How many components the statement says more than the import; nothing for another one."""
        base = ".".join(self._base(statement, importer))
        for name in (f"{base}.{statement.name}".rstrip("."), base):
            if f"{name}.".startswith(f"{imported}."):
                yield name.count(".") - imported.count(".")

    def _base(self, statement: ImportStatement, importer: str) -> Iterator[str]:
        parts = importer.split(".")
        package = parts if self._is_package(importer) else parts[:-1]
        kept = len(package) + 1 - statement.level if statement.level else 0
        yield from package[:kept]
        if statement.module:
            yield statement.module

    def _is_package(self, module: str) -> bool:
        return pathlib.Path(self.files[module]).stem == "__init__"

    def _line(self, path: str, line: int) -> Region:
        data = bytes_or_nothing(os.path.join(self.root, path))
        return SourceText.decode_leniently(data).whole_line(line)

    @functools.cached_property
    def _known(self) -> dict[str, Sequence[ImportStatement]]:
        return {}

    def _statements(self, path: str) -> Sequence[ImportStatement]:
        if path not in self._known:
            self._known[path] = stated_imports(self.root, path) or ()
        return self._known[path]
