"""Parameters of a test that stand for what is expected: `raises(...)` here, nothing there."""

import ast
import itertools
from collections.abc import Iterator, Mapping, Sequence

from archcheck.infrastructure.checkers.places import Function
from archcheck.infrastructure.checkers.testing.call_forms import NO_ERROR, CallForms
from archcheck.infrastructure.checkers.testing.names import (
    arguments_of,
    callee,
    elements_of,
    last_name,
)

PARAMETRIZE = "parametrize"
PARAM = "param"
Constants = Mapping[str, ast.expr]


def parametrised_expectations(
    function: Function, forms: CallForms, constants: Constants
) -> frozenset[str]:
    """The parameters with a value that is `raises(...)`, or whose values all expect no error."""
    marks = map(_arguments, function.decorator_list)
    found = (_expectations(mark[0], mark[1], forms, constants) for mark in marks if len(mark) > 1)
    return frozenset(itertools.chain.from_iterable(found))


def _arguments(mark: ast.expr) -> list[ast.expr]:
    if isinstance(mark, ast.Call) and last_name(mark.func) == PARAMETRIZE:
        return arguments_of(mark)
    return []


def _expectations(
    names: ast.expr, values: ast.expr, forms: CallForms, constants: Constants
) -> Iterator[str]:
    parameters = list(_names(names))
    rows = elements_of(constants.get(last_name(values), values))
    columns = itertools.zip_longest(*(_cells(row, len(parameters)) for row in rows))
    for name, column in zip(parameters, columns):
        if _is_expectation(list(filter(None, column)), forms):
            yield name


def _names(value: ast.expr) -> Iterator[str]:
    for text in elements_of(value) or [value]:
        if isinstance(text, ast.Constant):
            yield from filter(None, map(str.strip, str(text.value).split(",")))


def _cells(row: ast.expr, count: int) -> list[ast.expr]:
    """The values of one case, which `pytest.param` may hold, one for each parameter."""
    if isinstance(row, ast.Call) and last_name(row.func) == PARAM:
        return row.args
    return [row] if count == 1 else elements_of(row)


def _is_expectation(values: Sequence[ast.expr], forms: CallForms) -> bool:
    if any(map(forms.expects, itertools.chain.from_iterable(map(_called_in, values)))):
        return True
    return bool(values) and all(last_name(callee(value)) in NO_ERROR for value in values)


def _called_in(value: ast.expr) -> Iterator[ast.AST]:
    return (callee(node.func) for node in ast.walk(value) if isinstance(node, ast.Call))
