"""Assertions whose failure is caught, so that they cannot fail."""

import ast
import itertools
from collections.abc import Iterator
from typing import TypeGuard

from archcheck.infrastructure.checkers.testing.names import last_name

CAUGHT = frozenset({"AssertionError", "BaseException", "Exception"})
SUPPRESS = "suppress"
FAILING = frozenset({"fail", "skip", "exit"})


def swallowed(function: ast.AST) -> Iterator[ast.AST]:
    """The statements of a test in which an assertion may fail without the test failing."""
    for node in ast.walk(function):
        if _forgives(node):
            yield from node.body


def _forgives(node: ast.AST) -> TypeGuard[ast.Try | ast.TryStar | ast.With | ast.AsyncWith]:
    if isinstance(node, ast.Try | ast.TryStar):
        return any(map(_swallows, node.handlers))
    return isinstance(node, ast.With | ast.AsyncWith) and any(map(_suppresses, node.items))


def _swallows(handler: ast.ExceptHandler) -> bool:
    nodes = itertools.chain.from_iterable(map(ast.walk, handler.body))
    return _catches(handler.type) and not any(map(_fails, nodes))


def _catches(kind: ast.expr | None) -> bool:
    kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(it is None or last_name(it) in CAUGHT for it in kinds)


def _fails(node: ast.AST) -> bool:
    is_call = isinstance(node, ast.Call) and last_name(node.func) in FAILING
    return is_call or isinstance(node, ast.Raise | ast.Assert)


def _suppresses(item: ast.withitem) -> bool:
    call = item.context_expr
    if not isinstance(call, ast.Call) or last_name(call.func) != SUPPRESS:
        return False
    return any(map(_catches, call.args))
