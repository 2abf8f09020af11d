"""What the names of a module mean, as far as its imports tell."""

import ast
import itertools
from collections.abc import Iterator, Mapping

import msgspec
import libcst as cst

from archcheck.domain.project import SourceFile
from archcheck.infrastructure.checkers.testing.names import dotted_name

BLOCKS = ("body", "orelse", "handlers", "finalbody")


class ImportedNames(msgspec.Struct, frozen=True):
    """Local names with the qualified names that they stand for, and star-imported modules."""

    names: Mapping[str, str]
    stars: tuple[str, ...] = ()

    def qualified(self, dotted: str) -> str:
        """`pytest.raises` for `pt.raises` after `import pytest as pt`; unknown names stay."""
        root, dot, rest = dotted.partition(".")
        return self.names.get(root, root) + dot + rest

    def joined(self, names: Mapping[str, str]) -> "ImportedNames":
        """These names and more, which hide them."""
        return ImportedNames({**self.names, **names}, self.stars)

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
    for statement in top_level_statements(tree):
        if isinstance(statement, ast.Import):
            names.update(map(_plain, statement.names))
        elif isinstance(statement, ast.ImportFrom):
            origin = _origin(statement, package)
            names.update(_from(statement, origin))
            stars += [origin] * (statement.names[0].name == "*")
    return ImportedNames(names, tuple(stars))


def names_bound_by(statement: cst.Import | cst.ImportFrom) -> dict[str, str]:
    """The local names of one import with what they stand for; relative modules keep their dots."""
    if isinstance(statement.names, cst.ImportStar):
        return {}
    if isinstance(statement, cst.Import):
        return dict(map(_bound_to_module, statement.names))
    origin = "." * len(statement.relative) + dotted_name(statement.module or statement)
    return dict(map(_bound_to_member, statement.names, itertools.repeat(origin)))


def _bound_to_member(alias: cst.ImportAlias, origin: str) -> tuple[str, str]:
    name = alias.evaluated_name
    return alias.evaluated_alias or name, f"{origin}.{name}"


def _bound_to_module(alias: cst.ImportAlias) -> tuple[str, str]:
    root = alias.evaluated_name.partition(".")[0]
    return (alias.evaluated_alias, alias.evaluated_name) if alias.evaluated_alias else (root, root)


def top_level_statements(tree: ast.Module) -> Iterator[ast.AST]:
    """The statements outside of functions and classes, in source order."""
    waiting: list[ast.AST] = list(reversed(tree.body))
    while waiting:
        statement = waiting.pop()
        yield statement
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            blocks = [part for block in BLOCKS for part in getattr(statement, block, ())]
            waiting.extend(reversed(blocks))


def _plain(alias: ast.alias) -> tuple[str, str]:
    root = alias.name.partition(".")[0]
    return (alias.asname, alias.name) if alias.asname else (root, root)


def _from(statement: ast.ImportFrom, origin: str) -> dict[str, str]:
    return {
        alias.asname or alias.name: f"{origin}.{alias.name}"
        for alias in statement.names
        if alias.name != "*"
    }


def _origin(statement: ast.ImportFrom, package: str) -> str:
    if not statement.level:
        return statement.module or ""
    above = package.split(".")
    base = above[: len(above) - statement.level + 1]
    return ".".join((*base, *filter(None, [statement.module])))
