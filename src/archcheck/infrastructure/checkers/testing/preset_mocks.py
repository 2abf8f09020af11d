"""Assertions about what a test has itself told a mock to return or to hold."""

import ast
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from operator import itemgetter

import msgspec

from archcheck.infrastructure.checkers.places import Function, Node
from archcheck.infrastructure.checkers.testing.names import dotted_name, last_name
from archcheck.infrastructure.checkers.testing.outline import assignments

MOCKS = frozenset({"AsyncMock", "MagicMock", "Mock", "NonCallableMagicMock", "NonCallableMock"})
RETURN_VALUE, SIDE_EFFECT = ".return_value", ".side_effect"
NO_PRESETS = frozenset({"name", "spec", "spec_set", "wraps"})
EQUALITIES = frozenset({"assertEqual", "assertEquals", "assertIs"})


class PresetMocks(msgspec.Struct, frozen=True):
    """What a test assigns once, by dotted names, and all names that it assigns to.

    `private` are the mocks that it hands to nobody.
    """

    values: Mapping[str, ast.expr]
    assigned: Set[str]
    private: frozenset[str]

    def are_asserted_by(self, node: Node) -> bool:
        """Whether an assertion compares what a mock was told with what it was told."""
        pairs = itertools.permutations(_sides(node), 2)
        return any(self._is_preset(*pair) for pair in pairs)

    def _is_preset(self, actual: ast.expr, expected: ast.expr) -> bool:
        preset = self.values.get(self._source(actual))
        return preset is not None and ast.dump(preset) == ast.dump(expected)

    def _source(self, actual: ast.expr) -> str:
        """The name of what an expression is preset by; empty where nothing is."""
        name = dotted_name(actual)
        made = self.values.get(name, actual)
        told = made.value if isinstance(made, ast.Await) else made
        if isinstance(told, ast.Call):
            return self._result(dotted_name(told.func))
        root, dot, _ = name.partition(".")
        return name if dot and root in self.private else ""

    def _result(self, called: str) -> str:
        """The name of what a call returns, where nothing else decides."""
        return "" if f"{called}{SIDE_EFFECT}" in self.assigned else f"{called}{RETURN_VALUE}"


def may_preset(text: str) -> bool:
    """Whether a test in a file can preset a mock."""
    return "Mock" in text or RETURN_VALUE in text


def preset_mocks(function: Function, assertions: Iterable[Node]) -> PresetMocks:
    """What is preset in a test; `assertions` are the nodes that assert in it."""
    nodes = list(ast.walk(function))
    assigned = list(_assigned(nodes))
    times = Counter(name for name, _ in assigned)
    values = {name: value for name, value in assigned if times[name] == 1}
    made = frozenset(filter(lambda name: _mock_keywords(values[name]) is not None, values))
    compared = itertools.chain.from_iterable(map(_sides, assertions))
    return PresetMocks(values, times.keys(), made.difference(_handed_on(nodes, compared)))


def _sides(node: Node) -> Sequence[ast.expr]:
    """What an assertion compares for equality, two expressions or none."""
    claim = node.test if isinstance(node, ast.Assert) else node
    if isinstance(claim, ast.Compare):
        return _equal_operands(claim)
    return claim.args[:2] if isinstance(claim, ast.Call) and _is_equality(claim) else ()


def _equal_operands(claim: ast.Compare) -> Sequence[ast.expr]:
    operators = list(map(type, claim.ops))
    return (claim.left, *claim.comparators) if operators in ([ast.Eq], [ast.Is]) else ()


def _is_equality(call: ast.Call) -> bool:
    return last_name(call.func) in EQUALITIES


def _assigned(nodes: Sequence[ast.AST]) -> Iterator[tuple[str, ast.expr]]:
    for name, value in filter(itemgetter(0), assignments(nodes)):
        yield name, value
        for keyword in _mock_keywords(value) or ():
            yield f"{name}.{keyword.arg}", keyword.value


def _mock_keywords(value: ast.expr) -> list[ast.keyword] | None:
    """What a mock is made with; None where no mock is made."""
    if not isinstance(value, ast.Call) or last_name(value.func) not in MOCKS:
        return None
    return [keyword for keyword in value.keywords if keyword.arg not in NO_PRESETS]


def _handed_on(nodes: Sequence[ast.AST], compared: Iterable[ast.expr]) -> Iterator[str]:
    """The roots of names that are neither called, nor compared, nor assigned to."""
    within = set(compared).union(map(_within, nodes))
    for node in nodes:
        if node not in within and isinstance(getattr(node, "ctx", None), ast.Load):
            yield dotted_name(node).partition(".")[0]


def _within(node: ast.AST) -> ast.AST | None:
    """What a node is an attribute or a call of."""
    if isinstance(node, ast.Attribute):
        return node.value
    return node.func if isinstance(node, ast.Call) else None
