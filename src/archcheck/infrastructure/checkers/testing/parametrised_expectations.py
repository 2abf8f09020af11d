"""Parameters of a test that stand for what is expected: `raises(...)` here, nothing there."""

import ast
import itertools
from collections.abc import Iterator

from archcheck.infrastructure.checkers.places import Function
from archcheck.infrastructure.checkers.testing.call_forms import CallForms
from archcheck.infrastructure.checkers.testing.names import (
    arguments_of,
    callee,
    elements_of,
    last_name,
)

PARAMETRIZE = "parametrize"


def parametrised_expectations(function: Function, forms: CallForms) -> frozenset[str]:
    """The parameters among whose values is a `raises(...)` or the like."""
    found = (_expectations(mark, forms) for mark in function.decorator_list)
    return frozenset(itertools.chain.from_iterable(found))


def _expectations(mark: ast.expr, forms: CallForms) -> Iterator[str]:
    arguments = _parametrised(mark)
    if len(arguments) > 1 and _holds_expectation(arguments[1], forms):
        yield from _names(arguments[0])


def _parametrised(mark: ast.expr) -> list[ast.expr]:
    if isinstance(mark, ast.Call) and last_name(mark.func) == PARAMETRIZE:
        return arguments_of(mark)
    return []


def _names(value: ast.expr) -> Iterator[str]:
    for text in elements_of(value) or [value]:
        if isinstance(text, ast.Constant):
            yield from (name.strip() for name in str(text.value).split(","))


def _holds_expectation(values: ast.expr, forms: CallForms) -> bool:
    calls = (node for node in ast.walk(values) if isinstance(node, ast.Call))
    return any(forms.expects(callee(call.func)) for call in calls)
