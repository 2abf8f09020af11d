"""Arguments, defaults and annotations as facts."""

import ast
import itertools
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
    chain,
    elements,
    parsed_string,
    written,
)

DEEPEST = 6
NONE = "None"
NAMES = (ast.Name, ast.Attribute)
ITEMS = (ast.List, ast.Tuple, ast.Set)
OTHER = Value(ValueKind.OTHER)
NO_ARGUMENTS = Arguments()


class ValueReader:
    """Reads expressions where the names of a scope hold."""

    def __init__(self, resolver: Resolver) -> None:
        """Take what resolves names."""
        self._resolver = resolver

    def arguments(self, call: ast.Call, scope: Scope) -> Arguments:
        """What is passed to a call."""
        if not (call.args or call.keywords):
            return NO_ARGUMENTS
        plain = [*itertools.filterfalse(_is_starred, call.args)]
        return Arguments(
            self._items(plain, scope, 0),
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
        mentions = dict.fromkeys(self._resolver.reference(name, scope) for name in _mentioned(node))
        return Annotation(_text(node), tuple(mentions), tuple(self._metadata(node, scope)))

    def _compound(self, node: ast.expr, scope: Scope, depth: int) -> Value:
        if isinstance(node, ast.Await):
            return self.value(node.value, scope, depth)
        if isinstance(node, ast.Call):
            return self._call(node, scope, depth)
        if isinstance(node, ITEMS):
            kind = type(node).__name__.lower()
            return Value(ValueKind.ITEMS, kind, items=self._items(node.elts, scope, depth))
        return self._other(node, scope, depth)

    def _other(self, node: ast.expr, scope: Scope, depth: int) -> Value:
        if isinstance(node, ast.BinOp) and _joins_lists(node):
            return Value(ValueKind.ITEMS, "list", items=self._joined(node, scope, depth))
        if isinstance(node, ast.Subscript | ast.BinOp):
            names = self._items(_mentioned(node), scope, depth)
            return Value(ValueKind.OTHER, type(node).__name__, items=names)
        if isinstance(node, ast.Dict):
            return Value(ValueKind.OTHER, "Dict", keywords=tuple(self._entries(node, scope, depth)))
        return _signed(node)

    def _call(self, node: ast.Call, scope: Scope, depth: int) -> Value:
        callee = self._resolver.reference(node.func, scope)
        return Value(
            ValueKind.CALL,
            callee.written,
            callee.targets,
            self._items(node.args, scope, depth),
            tuple(self._keywords(node.keywords, scope, depth)),
        )

    def _items(self, nodes: Iterable[ast.expr], scope: Scope, depth: int) -> tuple[Value, ...]:
        return tuple([self.value(item, scope, depth) for item in nodes])

    def _joined(self, node: ast.BinOp, scope: Scope, depth: int) -> tuple[Value, ...]:
        """The elements of the lists among two operands."""
        lists = (item for item in (node.left, node.right) if isinstance(item, ast.List))
        return self._items(itertools.chain.from_iterable(item.elts for item in lists), scope, depth)

    def _entries(self, node: ast.Dict, scope: Scope, depth: int) -> Iterator[tuple[str, Value]]:
        """The entries of a dictionary whose keys are strings."""
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield key.value, self.value(value, scope, depth)

    def _keywords(
        self, keywords: Iterable[ast.keyword], scope: Scope, depth: int
    ) -> Iterator[tuple[str, Value]]:
        for keyword in keywords:
            if keyword.arg is not None:
                yield keyword.arg, self.value(keyword.value, scope, depth)

    def _metadata(self, node: ast.expr, scope: Scope) -> Iterator[Value]:
        if isinstance(node, ast.Subscript) and _form(node) == "Annotated":
            yield from (self.value(item, scope) for item in elements(node.slice)[1:])


def _text(node: ast.expr) -> str:
    root, _ = chain(node)
    return written(node) if isinstance(root, ast.Name) else ast.unparse(node)


def _is_starred(node: ast.expr) -> bool:
    return isinstance(node, ast.Starred)


def _constant(node: ast.Constant) -> Value:
    if isinstance(node.value, str):
        return Value(ValueKind.TEXT, node.value)
    return Value(ValueKind.CONSTANT, repr(node.value))


def _signed(node: ast.expr) -> Value:
    """A number with its sign; of all else only what it is."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant):
        return Value(ValueKind.CONSTANT, ast.unparse(node))
    return Value(ValueKind.OTHER, type(node).__name__)


def _joins_lists(node: ast.BinOp) -> bool:
    """`[0] * 3` and `[a] + b` are lists."""
    return isinstance(node.left, ast.List) or isinstance(node.right, ast.List)


def _form(node: ast.Subscript) -> str:
    return written(node.value).rpartition(".")[2]


def _mentioned(node: ast.expr) -> Iterator[ast.expr]:
    """Every name of a type, at any depth, from left to right; the values of `Literal` are none."""
    waiting: list[ast.expr | None] = [node]
    while waiting:
        item = waiting.pop()
        if isinstance(item, NAMES):
            yield item
        elif isinstance(item, ast.Constant) and item.value is None:
            yield ast.Name(NONE)
        else:
            waiting.extend(reversed(_parts(item)))


def _parts(node: ast.expr | None) -> list[ast.expr | None]:
    """What a type is made of."""
    if isinstance(node, ast.Subscript):
        return [node.value, *_type_arguments(node)]
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    if isinstance(node, ast.List | ast.Tuple):
        return [*node.elts]
    return [parsed_string(node)] if isinstance(node, ast.Constant) else []


def _type_arguments(node: ast.Subscript) -> list[ast.expr]:
    form, items = _form(node), elements(node.slice)
    if form == "Literal":
        return []
    return items[:1] if form == "Annotated" else items
