"""What stands in a node of Python's tree, without the leaves that nobody asks for."""

import ast
from collections.abc import Iterator, Sequence

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
CLOSED = (*DEFINITIONS, ast.For, ast.AsyncFor, ast.While)
LEAVES = frozenset({ast.Constant, ast.Name, ast.Pass, ast.Break, ast.Continue, type(None)})
TEXT_FIELDS = frozenset(
    {"arg", "attr", "ctx", "id", "kwd_attrs", "module", "name", "names", "op", "ops", "rest"}
)
KINDS = (*ast.stmt.__subclasses__(), *ast.expr.__subclasses__(), *ast.pattern.__subclasses__())
FIELDS = {
    kind: tuple(field for field in kind._fields if field not in TEXT_FIELDS) for kind in KINDS
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


def blocks_in(body: list[ast.stmt]) -> Iterator[list[ast.stmt]]:
    """A loop's body and the blocks in it that a `break` of this loop can stand in."""
    waiting = [body]
    while waiting:
        block = waiting.pop()
        yield block
        for part in block:
            waiting += _inner_blocks(part)


def _inner_blocks(part: ast.AST) -> list[list[ast.stmt]]:
    """The blocks of a statement; what follows where a `try` succeeds is one with its body."""
    if isinstance(part, CLOSED):
        return []
    whole = [part.body + part.orelse] if isinstance(part, ast.Try) else []
    return [*whole, *filter(None, (getattr(part, block, []) for block in BLOCKS))]


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
