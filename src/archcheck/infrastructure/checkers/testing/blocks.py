"""The statements of a module or class, those in its blocks included."""

import ast
from collections.abc import Iterator, Sequence

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
BLOCKS = ("body", "handlers", "orelse", "finalbody", "cases")


def statements_in(body: Sequence[ast.stmt]) -> Iterator[ast.AST]:
    """The statements outside of functions and classes, in source order."""
    waiting: list[ast.AST] = list(reversed(body))
    while waiting:
        statement = waiting.pop()
        yield statement
        if not isinstance(statement, DEFINITIONS):
            inner = [part for block in BLOCKS for part in getattr(statement, block, ())]
            waiting.extend(reversed(inner))
