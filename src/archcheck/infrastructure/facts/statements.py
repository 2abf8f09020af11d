"""All statements of a module, each with what stands around it."""

import ast
from collections.abc import Callable, Iterator, Sequence

import msgspec

from archcheck.domain.facts import Guard, StatementStart
from archcheck.infrastructure.facts.type_checking import NO_NAMES, Implication, TypeCheckingNames

Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class EnclosingBlocks(msgspec.Struct, frozen=True):
    """The guards, and the functions and classes, around a statement, the outermost first."""

    guards: tuple[Guard, ...] = ()
    scopes: tuple[Scope, ...] = ()

    def guarded(self, guard: Guard) -> "EnclosingBlocks":
        """The same with one more guard."""
        return EnclosingBlocks((*self.guards, guard), self.scopes)

    def inside(self, scope: Scope, guard: Guard) -> "EnclosingBlocks":
        """What stands around the body of a function or class."""
        return EnclosingBlocks((*self.guards, guard), (*self.scopes, scope))


TOP_LEVEL = EnclosingBlocks()
Placed = tuple[ast.stmt, EnclosingBlocks]
Block = tuple[Sequence[ast.stmt], EnclosingBlocks]
Opener = Callable[..., Iterator[Block]]


def every_statement(statement: ast.stmt) -> bool:
    """Look into all statements."""
    return True


def walk_statements(
    tree: ast.Module,
    names: TypeCheckingNames = NO_NAMES,
    enters: Callable[[ast.stmt], bool] = every_statement,
) -> Iterator[Placed]:
    """Every statement in no particular order; expressions are not looked at.

    What stands in a statement that `enters` refuses is left out.
    """
    blocks: list[Block] = [(tree.body, TOP_LEVEL)]
    while blocks:
        body, around = blocks.pop()
        for statement in body:
            yield statement, around
            opener = OPENERS.get(type(statement))
            if opener is not None and enters(statement):
                blocks.extend(opener(statement, around, names))


def first_line(statement: ast.stmt) -> int:
    """The line where a statement begins, that of its first decorator if it has one."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(decorator.lineno for decorator in decorators)])


def start_of(statement: ast.stmt) -> StatementStart:
    """Line and byte where a statement begins."""
    return statement.lineno, statement.col_offset


def own_nodes(
    statement: ast.stmt, guards: tuple[Guard, ...] = ()
) -> Iterator[tuple[ast.AST, tuple[Guard, ...]]]:
    """What belongs to a statement but not to those in it; in a lambda with one more guard."""
    nodes: list[tuple[ast.AST, tuple[Guard, ...]]] = [(statement, guards)]
    while nodes:
        node, around = nodes.pop()
        inner = (*around, Guard.FUNCTION) if isinstance(node, ast.Lambda) else around
        own = [
            (child, inner)
            for child in ast.iter_child_nodes(node)
            if not isinstance(child, ast.stmt)
        ]
        yield from own
        nodes.extend(own)


def _function(
    statement: ast.FunctionDef | ast.AsyncFunctionDef,
    around: EnclosingBlocks,
    names: TypeCheckingNames,
) -> Iterator[Block]:
    yield statement.body, around.inside(statement, Guard.FUNCTION)


def _class(
    statement: ast.ClassDef, around: EnclosingBlocks, names: TypeCheckingNames
) -> Iterator[Block]:
    yield statement.body, around.inside(statement, Guard.CLASS)


def _if(statement: ast.If, around: EnclosingBlocks, names: TypeCheckingNames) -> Iterator[Block]:
    implication = names.implied_by(statement.test)
    yield statement.body, around.guarded(_guard(implication.when_true))
    yield statement.orelse, _alternative(statement, around, implication)


def _guard(type_checking: bool) -> Guard:
    return Guard.TYPE_CHECKING if type_checking else Guard.CONDITION


def _alternative(
    statement: ast.If, around: EnclosingBlocks, implication: Implication
) -> EnclosingBlocks:
    if _is_elif(statement) and not implication.when_false:
        return around
    return around.guarded(_guard(implication.when_false))


def _is_elif(statement: ast.If) -> bool:
    first = statement.orelse[0] if statement.orelse else None
    return isinstance(first, ast.If) and first.col_offset == statement.col_offset


def _try(
    statement: ast.Try | ast.TryStar, around: EnclosingBlocks, names: TypeCheckingNames
) -> Iterator[Block]:
    inner = around.guarded(Guard.TRY)
    handlers = [handler.body for handler in statement.handlers]
    for body in (statement.body, *handlers, statement.orelse, statement.finalbody):
        yield body, inner


def _loop(
    statement: ast.For | ast.AsyncFor | ast.While, around: EnclosingBlocks, names: TypeCheckingNames
) -> Iterator[Block]:
    inner = around.guarded(Guard.CONDITION)
    yield statement.body, inner
    yield statement.orelse, inner


def _with(
    statement: ast.With | ast.AsyncWith, around: EnclosingBlocks, names: TypeCheckingNames
) -> Iterator[Block]:
    yield statement.body, around


def _match(
    statement: ast.Match, around: EnclosingBlocks, names: TypeCheckingNames
) -> Iterator[Block]:
    inner = around.guarded(Guard.CONDITION)
    for case in statement.cases:
        yield case.body, inner


OPENERS: dict[type[ast.stmt], Opener] = {
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _class,
    ast.If: _if,
    ast.Try: _try,
    ast.TryStar: _try,
    ast.For: _loop,
    ast.AsyncFor: _loop,
    ast.While: _loop,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.Match: _match,
}
