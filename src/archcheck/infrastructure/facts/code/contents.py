"""What stands at the top level of a module."""

import ast
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import TypeGuard

import msgspec

from archcheck.domain.location import Region
from archcheck.infrastructure.facts.code.code_facts import (
    ModuleStatement,
    Place,
    StatementKind,
    Value,
    ValueKind,
)
from archcheck.infrastructure.facts.code.collecting import flat
from archcheck.infrastructure.facts.code.definitions import (
    DefinitionReader,
    as_place,
    is_string,
    is_empty_statement,
)
from archcheck.infrastructure.facts.code.scopes import Scope, written
from archcheck.infrastructure.facts.code.values import ValueReader
from archcheck.infrastructure.facts.named_regions import NamedRegions

Assignment = ast.Assign | ast.AnnAssign | ast.AugAssign
EXPORTS, TYPE_ALIAS = "__all__", "TypeAlias"
TYPE_WORD = re.compile(r"\btype\s+$")
TRANSPARENT = (ast.If, ast.Try, ast.TryStar)
ASSIGNMENTS = (ast.Assign, ast.AnnAssign, ast.AugAssign)
TYPE_FORMS = (ast.Name, ast.Attribute, ast.Subscript, ast.BinOp)
KINDS: dict[type[ast.stmt], StatementKind] = {
    ast.Import: StatementKind.IMPORT,
    ast.ImportFrom: StatementKind.FROM_IMPORT,
    ast.ClassDef: StatementKind.CLASS,
    ast.FunctionDef: StatementKind.FUNCTION,
    ast.AsyncFunctionDef: StatementKind.FUNCTION,
}


class ContentReader:
    """Reads the statements of one module."""

    def __init__(
        self,
        regions: NamedRegions,
        definitions: DefinitionReader,
        values: ValueReader,
        scope: Scope,
    ) -> None:
        """Take what places and values are found with."""
        self._regions = regions
        self._definitions = definitions
        self._values = values
        self._scope = scope

    def statements(self, tree: ast.Module) -> Iterator[ModuleStatement]:
        """All that stands at the top level, what is under `if` and `try` by itself."""
        for index, statement in enumerate(tree.body):
            if index == 0 and is_string(statement):
                yield ModuleStatement(StatementKind.DOCSTRING, self._place(statement))
            else:
                yield from self._statement(statement)

    def _statement(self, statement: ast.stmt) -> Iterator[ModuleStatement]:
        if _is_main_guard(statement):
            yield ModuleStatement(StatementKind.MAIN_GUARD, self._place(statement))
        elif isinstance(statement, TRANSPARENT):
            yield from itertools.chain.from_iterable(map(self._statement, _inside(statement)))
        elif isinstance(statement, ASSIGNMENTS):
            yield self._assignment(statement)
        elif not is_empty_statement(statement):
            yield self._other(statement)

    def _assignment(self, statement: ast.Assign | ast.AnnAssign | ast.AugAssign) -> ModuleStatement:
        names = [target for target in _targets(statement) if isinstance(target, ast.Name)]
        annotation = getattr(statement, "annotation", None)
        alias = statement.value if _may_be_type(statement) else None
        return ModuleStatement(
            StatementKind.CONSTANT if _is_constant(statement) else StatementKind.OTHER,
            self._place(statement),
            tuple(map(self._name, names)),
            self._definitions.value(statement.value, self._scope),
            self._definitions.annotation(annotation, self._scope),
            self._definitions.annotation(alias, self._scope),
        )

    def _name(self, node: ast.Name) -> tuple[str, Place]:
        return node.id, self._definitions.place(node)

    def _other(self, statement: ast.stmt) -> ModuleStatement:
        kind = KINDS.get(type(statement), StatementKind.OTHER)
        if isinstance(statement, ast.Expr) and _is_call(statement.value):
            value = self._values.value(statement.value, self._scope)
            return ModuleStatement(StatementKind.CALL, self._place(statement), value=value)
        names = tuple(self._bound(statement))
        return ModuleStatement(kind, self._place(statement), names, _source(statement))

    def _bound(self, statement: ast.stmt) -> Iterator[tuple[str, Place]]:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            for alias in statement.names:
                yield alias.name, as_place(self._regions.of_alias(alias))
        elif isinstance(statement, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield statement.name, self._place(statement)

    def _place(self, statement: ast.stmt) -> Place:
        """From a statement's start, its first decorator, to the end of that line."""
        text = self._regions.text
        decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
        row = statement.lineno
        column = _behind_no_word(text.line(row), self._regions.column(row, statement.col_offset))
        if decorators:
            row, column = decorators[0].lineno, column
        end = min(len(text.line(row)) + 1, self._end(statement, row))
        return as_place(Region(row, column, row, end))

    def _end(self, statement: ast.stmt, row: int) -> int:
        if statement.end_lineno != row:
            return len(self._regions.text.line(row)) + 1
        return self._regions.column(row, statement.end_col_offset or 0)


def _behind_no_word(line: str, column: int) -> int:
    """Where a statement starts; older Pythons read a type alias from its name on."""
    word = TYPE_WORD.search(line, 0, column - 1)
    return word.start() + 1 if word else column


def _source(statement: ast.stmt) -> Value | None:
    """The module of a from-import as written."""
    if not isinstance(statement, ast.ImportFrom):
        return None
    return Value(ValueKind.NAME, statement.module or "")


def literal_exports(tree: ast.Module) -> tuple[str, ...] | None:
    """The names of a literal `__all__`, None without one."""
    parts = [_texts(statement.value) for statement in tree.body if _exports(statement)]
    if not parts or None in parts:
        return None
    return tuple(itertools.chain.from_iterable(filter(None, parts)))


def _exports(statement: ast.stmt) -> TypeGuard[Assignment]:
    return isinstance(statement, ASSIGNMENTS) and EXPORTS in map(written, _targets(statement))


def _may_be_type(statement: Assignment) -> bool:
    """Whether a value may be a type; a string is one where that is said."""
    annotation = statement.annotation if isinstance(statement, ast.AnnAssign) else None
    is_alias = annotation is not None and written(annotation).rpartition(".")[2] == TYPE_ALIAS
    return is_alias or isinstance(statement.value, TYPE_FORMS)


def _is_constant(statement: Assignment) -> bool:
    """Whether names alone get a value; adding to `__all__` is none of a module's actions."""
    if isinstance(statement, ast.AugAssign):
        return _exports(statement)
    return all(isinstance(target, ast.Name) for target in _targets(statement))


def _texts(value: ast.expr | None) -> list[str] | None:
    """The strings of a literal list, None of anything else."""
    try:
        return msgspec.convert(ast.literal_eval(value or ""), list[str])
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return None


def _targets(statement: Assignment) -> Iterator[ast.expr]:
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    for target in targets:
        yield from flat(target)


def _inside(statement: ast.stmt) -> Iterable[ast.stmt]:
    for name in ("body", "orelse", "finalbody"):
        yield from getattr(statement, name, ())
    for handler in getattr(statement, "handlers", ()):
        yield from handler.body


def _is_main_guard(statement: ast.stmt) -> bool:
    test = statement.test if isinstance(statement, ast.If) else None
    return isinstance(test, ast.Compare) and "__name__" in map(
        written, [test.left, *test.comparators]
    )


def _is_call(node: ast.expr) -> bool:
    return isinstance(node.value if isinstance(node, ast.Await) else node, ast.Call)
