"""The claims that one `assert` makes."""

from collections.abc import Iterator

import libcst as cst


def conjuncts(test: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    """The operands that must all hold, in source order, by De Morgan's laws under `not`."""
    waiting = [(test, False)]
    while waiting:
        node, negated = waiting.pop()
        parts = _parts(node, negated)
        waiting += parts
        if not parts:
            yield node


def _parts(node: cst.BaseExpression, negated: bool) -> list[tuple[cst.BaseExpression, bool]]:
    if isinstance(node, cst.UnaryOperation) and isinstance(node.operator, cst.Not):
        return [(node.expression, not negated)]
    if isinstance(node, cst.BooleanOperation) and _demands_both(node, negated):
        return [(node.right, negated), (node.left, negated)]
    return []


def _demands_both(node: cst.BooleanOperation, negated: bool) -> bool:
    return isinstance(node.operator, cst.Or if negated else cst.And)
