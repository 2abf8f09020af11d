"""Arguments, defaults and annotations as facts."""

import ast
from collections.abc import Iterable, Iterator

from archcheck.infrastructure.facts.code.code_facts import (
    Annotation,
    Arguments,
    Value,
    ValueKind,
)
from archcheck.infrastructure.facts.code.scopes import (
    Resolver,
    Scope,
    elements,
    parsed_string,
    written,
)

DEEPEST = 6
NAMES = (ast.Name, ast.Attribute)
ITEMS = (ast.List, ast.Tuple, ast.Set)
OTHER = Value(ValueKind.OTHER)


class ValueReader:
    """Reads expressions where the names of a scope hold."""

    def __init__(self, resolver: Resolver) -> None:
        """Take what resolves names."""
        self._resolver = resolver

    def arguments(self, call: ast.Call, scope: Scope) -> Arguments:
        """What is passed to a call."""
        plain = [item for item in call.args if not isinstance(item, ast.Starred)]
        return Arguments(
            tuple(self.value(item, scope) for item in plain),
            tuple(self._keywords(call.keywords, scope, 0)),
            len(plain) < len(call.args),
            any(keyword.arg is None for keyword in call.keywords),
        )

    def value(self, node: ast.expr, scope: Scope, depth: int = 0) -> Value:
        """An expression; what lies deeper than a few levels is only known to be there."""
        if isinstance(node, ast.Constant):
            return _constant(node)
        if depth > DEEPEST:
            return OTHER
        if isinstance(node, NAMES):
            reference = self._resolver.reference(node, scope)
            return Value(ValueKind.NAME, reference.written, reference.targets)
        return self._compound(node, scope, depth + 1)

    def annotation(self, node: ast.expr, scope: Scope) -> Annotation:
        """A type, strings in it read as types."""
        mentions = dict.fromkeys(
            self._resolver.reference(name, scope) for name in _mentioned(node, 0)
        )
        return Annotation(ast.unparse(node), tuple(mentions), tuple(self._metadata(node, scope)))

    def _compound(self, node: ast.expr, scope: Scope, depth: int) -> Value:
        if isinstance(node, ITEMS):
            items = tuple(self.value(item, scope, depth) for item in node.elts)
            return Value(ValueKind.ITEMS, type(node).__name__.lower(), items=items)
        if isinstance(node, ast.Call):
            return self._call(node, scope, depth)
        if isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant):
            return Value(ValueKind.CONSTANT, ast.unparse(node))
        if isinstance(node, ast.Await):
            return self.value(node.value, scope, depth)
        return Value(ValueKind.OTHER, type(node).__name__)

    def _call(self, node: ast.Call, scope: Scope, depth: int) -> Value:
        callee = self._resolver.reference(node.func, scope)
        return Value(
            ValueKind.CALL,
            callee.written,
            callee.targets,
            tuple(self.value(item, scope, depth) for item in node.args),
            tuple(self._keywords(node.keywords, scope, depth)),
        )

    def _keywords(
        self, keywords: Iterable[ast.keyword], scope: Scope, depth: int
    ) -> Iterator[tuple[str, Value]]:
        for keyword in keywords:
            if keyword.arg is not None:
                yield keyword.arg, self.value(keyword.value, scope, depth)

    def _metadata(self, node: ast.expr, scope: Scope) -> Iterator[Value]:
        if isinstance(node, ast.Subscript) and _form(node) == "Annotated":
            yield from (self.value(item, scope) for item in elements(node.slice)[1:])


def _constant(node: ast.Constant) -> Value:
    if isinstance(node.value, str):
        return Value(ValueKind.TEXT, node.value)
    return Value(ValueKind.CONSTANT, repr(node.value))


def _form(node: ast.Subscript) -> str:
    return written(node.value).rpartition(".")[2]


def _mentioned(node: ast.expr | None, depth: int) -> Iterator[ast.expr]:
    """Every name of a type, at any depth; the values of `Literal` are none."""
    if depth > DEEPEST * DEEPEST or node is None:
        return
    if isinstance(node, NAMES):
        yield node
    elif isinstance(node, ast.Subscript):
        yield from _mentioned(node.value, depth + 1)
        for item in _type_arguments(node):
            yield from _mentioned(item, depth + 1)
    else:
        yield from _mentioned_elsewhere(node, depth + 1)


def _mentioned_elsewhere(node: ast.expr, depth: int) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp):
        parts: list[ast.expr | None] = [node.left, node.right]
    elif isinstance(node, ast.List | ast.Tuple):
        parts = [*node.elts]
    else:
        parts = [parsed_string(node)] if isinstance(node, ast.Constant) else []
    for part in parts:
        yield from _mentioned(part, depth)


def _type_arguments(node: ast.Subscript) -> list[ast.expr]:
    form, items = _form(node), elements(node.slice)
    if form == "Literal":
        return []
    return items[:1] if form == "Annotated" else items
