"""Expectations that any error of several statements meets."""

import ast
from collections.abc import Iterator, Sequence

from archcheck.infrastructure.checkers.places import Function
from archcheck.infrastructure.checkers.testing.names import last_name

RAISES = frozenset({"assertRaises", "raises"})
ANY_ERROR = frozenset({"BaseException", "Exception"})
NARROWING = frozenset({"check", "match"})
EXPECTED = "expected_exception"


def may_be_broad(text: str) -> bool:
    """Whether a file can hold such an expectation."""
    return any(f"{name}(" in text for name in RAISES)


def broad_expectations(function: Function) -> Iterator[tuple[ast.expr, int]]:
    """Each `raises(Exception)` of a test around several statements, and their number."""
    for node in ast.walk(function):
        if isinstance(node, ast.With | ast.AsyncWith):
            yield from _broad_items(node, _simple_statements(node.body))


def _broad_items(block: ast.With | ast.AsyncWith, count: int) -> Iterator[tuple[ast.expr, int]]:
    for item in block.items if count > 1 else ():
        manager = item.context_expr
        if isinstance(manager, ast.Call) and _expects_any_error(manager):
            yield manager, count


def _expects_any_error(manager: ast.Call) -> bool:
    if last_name(manager.func) not in RAISES:
        return False
    named = {keyword.arg: keyword.value for keyword in manager.keywords}
    errors = [*manager.args, named.get(EXPECTED, manager)]
    return NARROWING.isdisjoint(named) and last_name(errors[0]) in ANY_ERROR


def _simple_statements(body: Sequence[ast.stmt]) -> int:
    """How many statements there are, of compound ones those in them."""
    nodes = (node for statement in body for node in ast.walk(statement))
    return sum(isinstance(node, ast.stmt) and not hasattr(node, "body") for node in nodes)
