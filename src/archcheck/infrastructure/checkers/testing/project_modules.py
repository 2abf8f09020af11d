"""The modules of a project by the names under which tests import them."""

import ast
import pathlib
import warnings
from collections.abc import Iterator

from archcheck.domain.project import Project, Role, SourceFile
from archcheck.infrastructure.checkers.testing.imported_names import module_name
from archcheck.infrastructure.reading.regular_files import bytes_or_nothing


class ProjectModules:
    """Finds files by module name; a full name goes before a short one of another file."""

    def __init__(self, project: Project) -> None:
        """Index the files; none is read yet."""
        self._root = pathlib.Path(project.root)
        self.files: dict[str, SourceFile] = {module_name(file): file for file in project.files}
        for file in project.files:
            for name in _short_names(file):
                self.files.setdefault(name, file)

    def names_of(self, file: SourceFile) -> list[str]:
        """Every name that leads to a file, its own first."""
        names = (module_name(file), *_short_names(file))
        return [name for name in names if self.files[name] is file]

    def read(self, file: SourceFile) -> bytes:
        """The content; nothing where it cannot be read."""
        return b"" if file.problem else bytes_or_nothing(self._root / file.path)


def _short_names(file: SourceFile) -> Iterator[str]:
    """The names that a test module has when a directory below the root is on `sys.path`."""
    _, dot, rest = module_name(file).partition(".")
    while file.role is Role.TEST and dot:
        yield rest
        _, dot, rest = rest.partition(".")


def tree_of(data: bytes) -> ast.Module:
    """Python's own tree; an empty one where there is none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(data)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return ast.Module(body=[], type_ignores=[])
