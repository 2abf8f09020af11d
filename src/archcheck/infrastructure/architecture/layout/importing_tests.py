"""Which tests import a module, by itself or as what a package offers."""

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from archcheck.domain.dotted_names import with_parents
from archcheck.domain.facts import Guard
from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile, code_files
from archcheck.infrastructure.architecture.structure.index.project_names import ProjectNames
from archcheck.infrastructure.facts.code.code_facts import StatementKind
from archcheck.infrastructure.facts.code.origins import Origins

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.project_view import ProjectView

NO_NAME = ("", "*")


class ImportingTests:
    """Knows by which test files of a project its modules are imported, at run time."""

    def __init__(self, view: "ProjectView") -> None:
        """Take a project whose facts are known."""
        self._files = code_files(view.project.files, view.facts)
        self._names = ProjectNames(self._files)

    def of(self, module: str) -> list[str]:
        """The paths of test files."""
        return self._importers.get(module, [])

    def is_empty(self, module: str) -> bool:
        """Whether nothing is known of a module but its docstring."""
        file = self._names.modules.get(module)
        statements = file.declarations.statements if file else ()
        return all(each.kind is StatementKind.DOCSTRING for each in statements)

    @functools.cached_property
    def _importers(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for file in self._files:
            if file.file.role is Role.TEST:
                for module in frozenset(self._modules(file)):
                    found[module].append(file.path)
        return found

    def _modules(self, test: CodeFile) -> Iterator[str]:
        """All that a test imports, with the packages around it."""
        for name in self._imported(test):
            module, _ = self._names.split(name)
            yield from with_parents(module.module if module else name)

    def _imported(self, test: CodeFile) -> Iterator[str]:
        """The names that a test imports, and where they come from."""
        origins = Origins(test.module, test.file.is_package)
        for statement in test.imports:
            if Guard.TYPE_CHECKING not in statement.guards:
                base = origins.of(statement.module, statement.level)
                yield base
                if statement.name not in NO_NAME:
                    yield from self._names.known_as(f"{base}.{statement.name}")
