"""Which class or function a line belongs to."""

import ast
import bisect
from collections.abc import Iterator, Sequence

LISTS = ("body", "handlers", "orelse", "finalbody", "cases")
NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def enclosing_symbol(tree: ast.Module, line: int) -> str:
    """The qualified name of the innermost class or function around a line, empty without one."""
    return ".".join(node.name for node in nodes_around(tree, line) if isinstance(node, NAMED))


def nodes_around(tree: ast.Module, line: int) -> Iterator[ast.AST]:
    """The statements, handlers and cases that hold a line, the outermost first."""
    node = _around(tree, line)
    while node is not None:
        yield node
        node = _around(node, line)


def _around(node: ast.AST, line: int) -> ast.AST | None:
    """The statement, handler or case in a node that holds a line; found without a walk."""
    for field in LISTS:
        children: Sequence[ast.AST] = getattr(node, field, ())
        at = bisect.bisect_right(children, line, key=first_line)
        if at and line <= _last(children[at - 1]):
            return children[at - 1]
    return None


def first_line(node: ast.AST) -> int:
    """The line on which a statement begins, with its decorators."""
    decorators: Sequence[ast.expr] = getattr(node, "decorator_list", ())
    if decorators:
        return decorators[0].lineno
    start = node.pattern if isinstance(node, ast.match_case) else node
    return int(getattr(start, "lineno"))


def _last(node: ast.AST) -> int:
    end = node.body[-1] if isinstance(node, ast.match_case) else node
    return int(getattr(end, "end_lineno"))
