"""What the names of a module mean, as far as its imports tell."""

import ast
import functools
import re
from collections.abc import Mapping

import msgspec

from archcheck.infrastructure.checkers.testing.blocks import statements_in

ImportNode = ast.Import | ast.ImportFrom
TEST_LIBRARIES = re.compile(r"(?:pytest|approvaltests|pytest_check)\b")


class ImportedNames(msgspec.Struct, frozen=True, dict=True):
    """Local names with the qualified names that they stand for, and star-imported modules.

    Relative imports are resolved against `package`.
    """

    names: Mapping[str, str]
    stars: tuple[str, ...] = ()
    package: str = ""

    @functools.cached_property
    def of_test_libraries(self) -> Mapping[str, str]:
        """The names that stand for something of a library of assertions."""
        return {local: name for local, name in self.names.items() if TEST_LIBRARIES.match(name)}

    def qualified(self, dotted: str) -> str:
        """`pytest.raises` for `pt.raises` after `import pytest as pt`; unknown names stay."""
        root, dot, rest = dotted.partition(".")
        return self.names.get(root, root) + dot + rest

    def joined(self, statement: ImportNode) -> "ImportedNames":
        """These names and those of one more import, which hide them."""
        names = {**self.names, **names_bound_by(statement, self.package)}
        return ImportedNames(names, self.stars, self.package)

    def imports_from(self, package: str) -> bool:
        """Whether a name comes from a package."""
        return any(name.split(".", 1)[0] == package for name in self.names.values())


def imported_names(tree: ast.Module, module: str, is_package: bool) -> ImportedNames:
    """The imports at the top level of a module, also under `if`, `try` and `with`."""
    package = module if is_package else module.rpartition(".")[0]
    names: dict[str, str] = {}
    stars: list[str] = []
    for statement in statements_in(tree.body):
        if isinstance(statement, ImportNode):
            names.update(names_bound_by(statement, package))
            stars += _stars(statement, package)
    return ImportedNames(names, tuple(stars), package)


def names_bound_by(statement: ImportNode, package: str) -> dict[str, str]:
    """The local names of one import with what they stand for; a star binds none."""
    if isinstance(statement, ast.Import):
        return dict(map(_plain, statement.names))
    origin = _origin(statement, package)
    return {
        alias.asname or alias.name: f"{origin}.{alias.name}"
        for alias in statement.names
        if alias.name != "*"
    }


def _stars(statement: ImportNode, package: str) -> list[str]:
    if isinstance(statement, ast.Import) or statement.names[0].name != "*":
        return []
    return [_origin(statement, package)]


def _plain(alias: ast.alias) -> tuple[str, str]:
    root = alias.name.partition(".")[0]
    return (alias.asname, alias.name) if alias.asname else (root, root)


def _origin(statement: ast.ImportFrom, package: str) -> str:
    if not statement.level:
        return statement.module or ""
    above = package.split(".")
    base = above[: len(above) - statement.level + 1]
    return ".".join((*base, *filter(None, [statement.module])))
