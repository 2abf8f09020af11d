"""Parameters of a test that stand for what is expected: `raises(...)` here, nothing there."""

import itertools
from collections.abc import Iterator, Sequence

import libcst as cst

from archcheck.infrastructure.checkers.testing.call_forms import CallForms
from archcheck.infrastructure.checkers.testing.names import callee, last_name

PARAMETRIZE = "parametrize"


def parametrised_expectations(function: cst.FunctionDef, forms: CallForms) -> frozenset[str]:
    """The parameters among whose values is a `raises(...)` or the like."""
    found = (_expectations(decorator.decorator, forms) for decorator in function.decorators)
    return frozenset(itertools.chain.from_iterable(found))


def _expectations(mark: cst.BaseExpression, forms: CallForms) -> Iterator[str]:
    arguments = _parametrised(mark)
    if len(arguments) > 1 and _holds_expectation(arguments[1].value, forms):
        yield from _names(arguments[0].value)


def _parametrised(mark: cst.BaseExpression) -> Sequence[cst.Arg]:
    if isinstance(mark, cst.Call) and last_name(mark.func) == PARAMETRIZE:
        return mark.args
    return ()


def _names(value: cst.BaseExpression) -> Iterator[str]:
    elements = [element.value for element in getattr(value, "elements", ())]
    for text in filter(_is_string, elements or [value]):
        yield from (name.strip() for name in str(text.evaluated_value).split(","))


def _is_string(value: cst.CSTNode) -> bool:
    return isinstance(value, cst.SimpleString)


def _holds_expectation(values: cst.BaseExpression, forms: CallForms) -> bool:
    waiting: list[cst.CSTNode] = [values]
    while waiting:
        node = waiting.pop()
        if isinstance(node, cst.Call) and forms.expects(callee(node.func)):
            return True
        waiting.extend(node.children)
    return False
