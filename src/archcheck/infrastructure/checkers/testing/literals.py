"""Literals: constants, and collections of nothing but literals."""

import ast

PARTS = (ast.Constant, ast.Dict, ast.List, ast.Set, ast.Tuple, ast.UnaryOp)
BETWEEN = (ast.expr_context, ast.unaryop)


def is_literal(node: ast.AST) -> bool:
    """Whether an expression is a literal, `-1` and `{"a": [1]}` included."""
    return all(isinstance(part, PARTS + BETWEEN) for part in ast.walk(node))
