"""Names in expressions."""

import ast
import itertools
from collections.abc import Iterator

OWN = ("self.", "cls.")
OWN_RECEIVERS = frozenset({"self", "cls"})


def dotted_name(node: ast.AST) -> str:
    """`a.b.c` for a name or a chain of attributes on one, else empty."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join((node.id, *reversed(parts))) if isinstance(node, ast.Name) else ""


def last_name(node: ast.AST) -> str:
    """The last component of a name or attribute, else empty."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def callee(node: ast.AST) -> ast.AST:
    """What is called or subscribed, arguments left out: `a.b` for `a.b(c)` and `a.b[c]`."""
    while isinstance(node, ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node


def elements_of(node: ast.AST) -> list[ast.expr]:
    """The elements of a tuple, list or set without their stars; none of anything else."""
    elements: list[ast.expr] = getattr(node, "elts", [])
    return [item.value if isinstance(item, ast.Starred) else item for item in elements]


def arguments_of(call: ast.Call) -> list[ast.expr]:
    """The values of all arguments without stars, in source order where keywords come last."""
    positional = [item.value if isinstance(item, ast.Starred) else item for item in call.args]
    return positional + [keyword.value for keyword in call.keywords]


def parameter_names(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """The parameters that can be named in a call."""
    arguments = function.args
    return [item.arg for item in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]


def mentioned_names(*expressions: ast.AST) -> frozenset[str]:
    """The variables that expressions read, without those that they bind themselves.

    Beside `self` its attributes are variables too: `self.caught`.
    """
    read: set[str] = set()
    bound: set[str] = set()
    for node in itertools.chain.from_iterable(map(ast.walk, expressions)):
        read.update(_variables(node))
        bound.update(_bound_by(node))
    return frozenset(read - bound)


def _bound_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id


def _variables(node: ast.AST) -> Iterator[str]:
    name = dotted_name(node)
    if isinstance(node, ast.Name) or name.startswith(OWN):
        yield name


def target_names(target: ast.AST) -> frozenset[str]:
    """The plain names and attributes of `self` that an assignment target binds."""
    inner = target.value if isinstance(target, ast.Starred) else target
    return frozenset(_variables(inner)).union(*map(target_names, elements_of(inner)))
