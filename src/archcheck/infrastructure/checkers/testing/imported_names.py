"""What the names of a module mean, as far as its imports tell."""

import ast
from collections.abc import Mapping

import msgspec

from archcheck.domain.project import SourceFile
from archcheck.infrastructure.checkers.testing.blocks import statements_in

ImportNode = ast.Import | ast.ImportFrom


class ImportedNames(msgspec.Struct, frozen=True):
    """Local names with the qualified names that they stand for, and star-imported modules.

    Relative imports are resolved against `package`.
    """

    names: Mapping[str, str]
    stars: tuple[str, ...] = ()
    package: str = ""

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


def module_name(file: SourceFile) -> str:
    """The module's dotted name; for a file that cannot be imported, one made from its path."""
    return file.module or file.path.rpartition(".")[0].replace("/", ".")


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
