"""The modules of a project by the names under which tests import them."""

import re
from collections.abc import Iterator

from archcheck.domain.project import Project, Role, SourceFile

CONFTEST = "conftest"
FOR_TESTS = re.compile(r"(?:.*\.)?(?:tests?|testing|\w+_testing|test_\w+)(?:\..*)?")


class ProjectModules:
    """Finds files by module name; a full name goes before a short one of another file."""

    def __init__(self, project: Project) -> None:
        """Index the files."""
        self._files: dict[str, SourceFile] = {module_name(file): file for file in project.files}
        for file in project.files:
            for name in _short_names(file):
                self._files.setdefault(name, file)
        self.conftests = tuple(filter(_is_conftest, project.files))

    def named(self, module: str) -> SourceFile | None:
        """The file of a module."""
        return self._files.get(module)

    def owner(self, qualified: str) -> tuple[SourceFile | None, str]:
        """The file of the module that a qualified name lies in, and the name within the module."""
        module = qualified.rpartition(".")[0]
        while module and module not in self._files:
            module = module.rpartition(".")[0]
        return self._files.get(module), qualified.removeprefix(f"{module}.")


def module_name(file: SourceFile) -> str:
    """The module's dotted name; for a file that cannot be imported, one made from its path."""
    return file.module or file.path.rpartition(".")[0].replace("/", ".")


def is_for_tests(file: SourceFile) -> bool:
    """Whether a file lies in a test root, or is named as made for tests."""
    return file.role is Role.TEST or FOR_TESTS.fullmatch(module_name(file)) is not None


def _is_conftest(file: SourceFile) -> bool:
    return module_name(file).rpartition(".")[2] == CONFTEST


def _short_names(file: SourceFile) -> Iterator[str]:
    """The names that a test module has when a directory below the root is on `sys.path`."""
    _, dot, rest = module_name(file).partition(".")
    while file.role is Role.TEST and dot:
        yield rest
        _, dot, rest = rest.partition(".")
