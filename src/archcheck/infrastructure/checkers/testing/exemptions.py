"""Tests that need no assertion."""

from collections.abc import Iterator

import libcst as cst

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
NOTHING = (cst.SimpleString, cst.ConcatenatedString, cst.Ellipsis)


def may_be_without_assertion(test: CollectedTest) -> bool:
    """Whether a test is skipped, only skips, checks through a mark, measures or says so."""
    node = test.function.node
    if test.marks & (SKIPPING_MARKS | CHECKING_MARKS) or _only_skips(node):
        return True
    return not is_empty(node) and (_needs_none(node) or _raises_nothing(node))


def _needs_none(node: cst.FunctionDef) -> bool:
    parameters = (*node.params.posonly_params, *node.params.params, *node.params.kwonly_params)
    measures = any(parameter.name.value == MEASURING_FIXTURE for parameter in parameters)
    return measures or any(part in node.name.value for part in NOT_RAISING)


def _raises_nothing(node: cst.FunctionDef) -> bool:
    """Whether the work is done where a test says that nothing is raised."""
    return any(map(_says_no_error, _statements(node.body)))


def _says_no_error(statement: cst.CSTNode) -> bool:
    items = statement.items if isinstance(statement, cst.With) else ()
    return any(last_name(callee(item.item)) in NO_ERROR for item in items)


def is_empty(node: cst.FunctionDef) -> bool:
    """Whether a body is only a docstring, `...`, `pass` or `raise NotImplementedError`."""
    return all(map(_does_nothing, _statements(node.body)))


def _only_skips(node: cst.FunctionDef) -> bool:
    working = [item for item in _statements(node.body) if not _is_docstring(item)]
    return bool(working) and all(map(_skips, working))


def _statements(body: cst.BaseSuite) -> Iterator[cst.CSTNode]:
    """The statements of a body; small ones one by one."""
    for statement in body.body:
        if isinstance(statement, cst.SimpleStatementLine):
            yield from statement.body
        else:
            yield statement


def _is_docstring(statement: cst.CSTNode) -> bool:
    value = statement.value if isinstance(statement, cst.Expr) else None
    return isinstance(value, cst.SimpleString | cst.ConcatenatedString)


def _does_nothing(statement: cst.CSTNode) -> bool:
    if isinstance(statement, cst.Raise):
        return _raised(statement) == "NotImplementedError"
    is_constant = isinstance(statement, cst.Expr) and isinstance(statement.value, NOTHING)
    return is_constant or isinstance(statement, cst.Pass)


def _skips(statement: cst.CSTNode) -> bool:
    if isinstance(statement, cst.Raise):
        return _raised(statement) in SKIPPING_CALLS
    value = getattr(statement, "value", None)
    return isinstance(value, cst.Call) and last_name(value.func) in SKIPPING_CALLS


def _raised(statement: cst.Raise) -> str:
    return "" if statement.exc is None else last_name(callee(statement.exc))
