"""Which class or function a line belongs to."""

import ast
from collections.abc import Iterable, Iterator

NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def enclosing_symbol(tree: ast.Module, line: int) -> str:
    """The qualified name of the innermost class or function around a line, empty without one."""
    names: list[str] = []
    node = _around(tree, line)
    while node is not None:
        if isinstance(node, NAMED):
            names.append(node.name)
        node = _around(node, line)
    return ".".join(names)


def _around(node: ast.AST, line: int) -> ast.AST | None:
    return next(
        (child for child in _blocks(node) if first_line(child) <= line <= _last(child)), None
    )


def _blocks(node: ast.AST) -> Iterator[ast.stmt | ast.ExceptHandler | ast.match_case]:
    """The statements of a node, and what else holds statements."""
    for field in ("body", "handlers", "orelse", "finalbody", "cases"):
        children = getattr(node, field, ())
        yield from children if isinstance(children, list) else ()


def first_line(node: ast.AST) -> int:
    """The line on which a statement begins, with its decorators."""
    decorators: Iterable[ast.expr] = getattr(node, "decorator_list", ())
    start = node.pattern if isinstance(node, ast.match_case) else node
    return min(int(getattr(place, "lineno")) for place in (start, *decorators))


def _last(node: ast.AST) -> int:
    end = node.body[-1] if isinstance(node, ast.match_case) else node
    return int(getattr(end, "end_lineno"))
