"""The claims that one `assert` makes."""

import ast
import itertools
from collections.abc import Iterator

Claim = tuple[ast.expr, bool]


def conjuncts(test: ast.expr) -> Iterator[Claim]:
    """The operands that must all hold, in source order, by De Morgan's laws under `not`.

    The second value says that the operand must be false.
    """
    waiting = [(test, False)]
    while waiting:
        claim = waiting.pop()
        parts = _parts(*claim)
        waiting += reversed(parts)
        if not parts:
            yield claim


def _parts(node: ast.expr, negated: bool) -> list[Claim]:
    if isinstance(node, ast.UnaryOp):
        return [(node.operand, not negated)] if isinstance(node.op, ast.Not) else []
    values = node.values if isinstance(node, ast.BoolOp) and _demands_all(node, negated) else ()
    return list(zip(values, itertools.repeat(negated)))


def _demands_all(node: ast.BoolOp, negated: bool) -> bool:
    return isinstance(node.op, ast.Or if negated else ast.And)
