"""Tests that need no assertion."""

import ast
import re

from archcheck.infrastructure.checkers.places import Function
from archcheck.infrastructure.checkers.testing.call_forms import CHECKING_MARKS, NO_ERROR
from archcheck.infrastructure.checkers.testing.collection import SCENARIOS, CollectedTest
from archcheck.infrastructure.checkers.testing.names import callee, last_name, parameter_names

SKIPPING_MARKS = frozenset({"expectedFailure", "skip", "skipIf", "skipUnless", "skipif", "xfail"})
EXEMPTING_MARKS = SKIPPING_MARKS | CHECKING_MARKS | SCENARIOS
SKIPPING_CALLS = frozenset({"importorskip", "skip", "skipTest", "xfail", "SkipTest"})
NOT_RAISING = re.compile(
    r"(?:^|_)(?:(?:should|does)_not_raise|does_not_(?:crash|fail)"
    r"|without_(?:error|raising)|no_error)(?:_|s?$)"
)
ARRANGEMENT = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
MEASURING_FIXTURE = "benchmark"
NOTHING = (str, bytes, type(...))


def may_be_without_assertion(test: CollectedTest) -> bool:
    """Whether a test is skipped, only skips, checks through a mark, measures or says so."""
    node = test.function.node
    if test.marks & EXEMPTING_MARKS or _only_skips(node):
        return True
    return not is_empty(node) and (_needs_none(node) or _raises_nothing(node))


def _needs_none(node: Function) -> bool:
    measures = MEASURING_FIXTURE in parameter_names(node)
    return measures or NOT_RAISING.search(node.name) is not None


def _raises_nothing(node: Function) -> bool:
    """Whether all work is done in a block that says that nothing is raised, and nothing else."""
    working = [item for item in node.body if not isinstance(_constant(item), str)]
    *before, last = working
    return _says_no_error(last) and all(isinstance(item, ARRANGEMENT) for item in before)


def _says_no_error(statement: ast.stmt) -> bool:
    items = statement.items if isinstance(statement, ast.With | ast.AsyncWith) else []
    managers = [last_name(callee(item.context_expr)) for item in items]
    return bool(managers) and NO_ERROR.issuperset(managers)


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
