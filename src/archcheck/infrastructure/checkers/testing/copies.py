"""Tests that say the same about other values."""

import ast
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from archcheck.infrastructure.checkers.places import Function
from archcheck.infrastructure.checkers.testing.collection import CollectedTest
from archcheck.infrastructure.checkers.testing.exemptions import is_empty
from archcheck.infrastructure.checkers.testing.literals import is_literal

LITERAL = "a literal"
UNSAID = frozenset({"ctx", "kind", "type_comment"})
Tests = Sequence[CollectedTest]


def groups_of_copies(tests: Iterable[CollectedTest]) -> Iterator[Tests]:
    """The tests of one class or module that differ in literals alone, two or more together."""
    filled = [test for test in tests if not is_empty(test.function.node)]
    for candidates in _alike(filled, _shape):
        yield from _alike(candidates, _words)


def _alike(tests: Tests, key: Callable[[CollectedTest], Hashable]) -> Iterator[Tests]:
    groups: dict[Hashable, list[CollectedTest]] = defaultdict(list)
    for test in tests:
        groups[key(test)].append(test)
    return (group for group in groups.values() if len(group) > 1)


def _shape(test: CollectedTest) -> Hashable:
    """What is seen without a closer look."""
    node = test.function.node
    place = test.function.symbol.rpartition(".")[0]
    return place, type(node), len(node.decorator_list), tuple(map(type, _body(node)))


def _body(function: Function) -> Sequence[ast.stmt]:
    """The statements without the docstring."""
    first = function.body[0]
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return function.body[1:] if is_text else function.body


def _words(test: CollectedTest) -> Hashable:
    """All that a test says, with one word for each literal."""
    node = test.function.node
    words: list[Hashable] = []
    waiting: list[object] = [*_body(node), node.args, *node.decorator_list]
    while waiting:
        part = waiting.pop()
        word, inner = _said(part)
        words.append(word)
        waiting += inner
    return tuple(words)


def _said(part: object) -> tuple[Hashable, Sequence[object]]:
    """A part in one word, and what else is in it."""
    if isinstance(part, list):
        return len(part), part
    if not isinstance(part, ast.AST):
        return str(part), ()
    if is_literal(part):
        return LITERAL, ()
    return type(part).__name__, _parts(part)


def _parts(node: ast.AST) -> Sequence[object]:
    return [getattr(node, field, None) for field in node._fields if field not in UNSAID]
