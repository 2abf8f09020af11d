"""Tests that need no assertion."""

import ast

from archcheck.infrastructure.checkers.places import Function
from archcheck.infrastructure.checkers.testing.call_forms import CHECKING_MARKS
from archcheck.infrastructure.checkers.testing.collection import CollectedTest
from archcheck.infrastructure.checkers.testing.names import callee, last_name

SKIPPING_MARKS = frozenset({"expectedFailure", "skip", "skipIf", "skipUnless", "skipif", "xfail"})
SKIPPING_CALLS = frozenset({"importorskip", "skip", "skipTest", "xfail", "SkipTest"})
NOT_RAISING = (
    "_should_not_raise",
    "_does_not_raise",
    "_does_not_crash",
    "_does_not_fail",
    "_without_error",
    "_without_raising",
    "_no_error",
)
NO_ERROR = frozenset({"does_not_raise", "nullcontext"})
MEASURING_FIXTURE = "benchmark"
NOTHING = (str, bytes, type(...))


def may_be_without_assertion(test: CollectedTest) -> bool:
    """Whether a test is skipped, only skips, checks through a mark, measures or says so."""
    node = test.function.node
    if test.marks & (SKIPPING_MARKS | CHECKING_MARKS) or _only_skips(node):
        return True
    return not is_empty(node) and (_needs_none(node) or _raises_nothing(node))


def _needs_none(node: Function) -> bool:
    parameters = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    measures = any(parameter.arg == MEASURING_FIXTURE for parameter in parameters)
    return measures or any(part in node.name for part in NOT_RAISING)


def _raises_nothing(node: Function) -> bool:
    """Whether the work is done where a test says that nothing is raised."""
    return any(map(_says_no_error, node.body))


def _says_no_error(statement: ast.stmt) -> bool:
    items = statement.items if isinstance(statement, ast.With | ast.AsyncWith) else []
    return any(last_name(callee(item.context_expr)) in NO_ERROR for item in items)


def is_empty(node: Function) -> bool:
    """Whether a body is only a docstring, `...`, `pass` or `raise NotImplementedError`."""
    return all(map(_does_nothing, node.body))


def _only_skips(node: Function) -> bool:
    working = [item for item in node.body if not isinstance(_constant(item), str)]
    return bool(working) and all(map(_skips, working))


def _constant(statement: ast.stmt) -> object:
    value = statement.value if isinstance(statement, ast.Expr) else None
    return value.value if isinstance(value, ast.Constant) else None


def _does_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Raise):
        return _raised(statement) == "NotImplementedError"
    return isinstance(statement, ast.Pass) or isinstance(_constant(statement), NOTHING)


def _skips(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Raise):
        return _raised(statement) in SKIPPING_CALLS
    value = getattr(statement, "value", None)
    return isinstance(value, ast.Call) and last_name(value.func) in SKIPPING_CALLS


def _raised(statement: ast.Raise) -> str:
    return "" if statement.exc is None else last_name(callee(statement.exc))
