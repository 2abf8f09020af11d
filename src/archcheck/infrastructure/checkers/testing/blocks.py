"""What stands in a node of Python's tree, without the leaves that nobody asks for."""

import ast
from collections.abc import Iterator, Sequence

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
LEAVES = frozenset({ast.Constant, ast.Name, ast.Pass, ast.Break, ast.Continue, type(None)})
TEXT_FIELDS = frozenset(
    {"arg", "attr", "ctx", "id", "module", "name", "names", "op", "ops", "rest"}
)
FIELDS = {
    kind: tuple(field for field in kind._fields if field not in TEXT_FIELDS)
    for kind in (*ast.stmt.__subclasses__(), *ast.expr.__subclasses__())
}
BLOCKS = ("body", "handlers", "orelse", "finalbody", "cases")


def statements_in(body: Sequence[ast.stmt]) -> Iterator[ast.AST]:
    """The statements outside of functions and classes, in source order."""
    waiting: list[ast.AST] = list(reversed(body))
    while waiting:
        statement = waiting.pop()
        yield statement
        if not isinstance(statement, DEFINITIONS):
            inner = [part for block in BLOCKS for part in getattr(statement, block, ())]
            waiting.extend(reversed(inner))


def inner_nodes(node: ast.AST) -> list[ast.AST]:
    """The children of a node that may hold a call or a statement; leaves may be among them."""
    found: list[ast.AST] = []
    for field in FIELDS.get(type(node), node._fields):
        value = getattr(node, field, None)
        if type(value) is list:
            found += value
        elif isinstance(value, ast.AST):
            found.append(value)
    return found
