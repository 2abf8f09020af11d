"""The claims that one `assert` makes."""

from collections.abc import Iterator

import libcst as cst

Claim = tuple[cst.BaseExpression, bool]


def conjuncts(test: cst.BaseExpression) -> Iterator[Claim]:
    """The operands that must all hold, in source order, by De Morgan's laws under `not`.

    The second value says that the operand must be false.
    """
    waiting = [(test, False)]
    while waiting:
        claim = waiting.pop()
        parts = _parts(*claim)
        waiting += parts
        if not parts:
            yield claim


def _parts(node: cst.BaseExpression, negated: bool) -> list[Claim]:
    if isinstance(node, cst.UnaryOperation) and isinstance(node.operator, cst.Not):
        return [(node.expression, not negated)]
    if isinstance(node, cst.BooleanOperation) and _demands_both(node, negated):
        return [(node.right, negated), (node.left, negated)]
    return []


def _demands_both(node: cst.BooleanOperation, negated: bool) -> bool:
    return isinstance(node.operator, cst.Or if negated else cst.And)
