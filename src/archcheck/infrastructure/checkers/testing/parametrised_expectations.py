"""Parameters of a test that stand for what is expected: `raises(...)` here, nothing there."""

from collections.abc import Iterator

import libcst as cst

from archcheck.infrastructure.checkers.testing.call_forms import CallForms
from archcheck.infrastructure.checkers.testing.names import callee, last_name

PARAMETRIZE = "parametrize"


def parametrised_expectations(function: cst.FunctionDef, forms: CallForms) -> frozenset[str]:
    """The parameters among whose values is a `raises(...)` or the like."""
    calls = (decorator.decorator for decorator in function.decorators)
    return frozenset(
        name
        for call in calls
        if isinstance(call, cst.Call) and last_name(call.func) == PARAMETRIZE
        if len(call.args) > 1 and _holds_expectation(call.args[1].value, forms)
        for name in _names(call.args[0].value)
    )


def _names(value: cst.BaseExpression) -> Iterator[str]:
    elements = [element.value for element in getattr(value, "elements", ())]
    for text in elements or [value]:
        if isinstance(text, cst.SimpleString):
            yield from (name.strip() for name in str(text.evaluated_value).split(","))


def _holds_expectation(values: cst.BaseExpression, forms: CallForms) -> bool:
    waiting: list[cst.CSTNode] = [values]
    while waiting:
        node = waiting.pop()
        if isinstance(node, cst.Call) and forms.expects(callee(node.func)):
            return True
        waiting.extend(node.children)
    return False
