"""How much a test claims of what it looks at: that it equals something, or only that it is there."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from archcheck.infrastructure.checkers.testing.names import callee, last_name

EXACT, PARTIAL, ANY = 3, 2, 1
OPERATORS: Mapping[type[ast.cmpop], int] = {
    ast.Eq: EXACT,
    ast.Is: EXACT,
    ast.NotEq: ANY,
    ast.IsNot: ANY,
}
METHODS: Mapping[str, int] = {
    **dict.fromkeys(("assertEqual", "assertIs", "assertCountEqual", "assertDictEqual"), EXACT),
    **dict.fromkeys(
        ("assertListEqual", "assertSetEqual", "assertTupleEqual", "assertAlmostEqual"), EXACT
    ),
    **dict.fromkeys(("assert_called_once_with", "assert_awaited_once_with"), EXACT),
    **dict.fromkeys(("assert_has_calls", "assert_called_with", "assert_any_call"), PARTIAL),
    **dict.fromkeys(("assertIn", "assertGreater", "assertGreaterEqual", "assertLess"), PARTIAL),
    **dict.fromkeys(("assertLessEqual", "assertIsInstance"), PARTIAL),
    **dict.fromkeys(("assertTrue", "assertFalse", "assertIsNotNone", "assertNotEqual"), ANY),
    **dict.fromkeys(("assert_called", "assert_called_once", "assert_awaited"), ANY),
}
OF_MOCKS = "assert_"
RAISES = frozenset({"raises", "assertRaises", "assertRaisesRegex", "warns"})
BROAD = frozenset({"BaseException", "Exception", "Warning"})
TRUTHS = frozenset({"True", "False", "None", "0", "''", "b''", "[]", "()", "{}"})
Claim: TypeAlias = tuple[str, int]
Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


def claims_of(function: Function) -> Mapping[str, int]:
    """The most that a test claims of each subject, by the code of the subject."""
    found: dict[str, int] = {}
    for node in ast.walk(function):
        for subject, rank in _claims(node):
            found[subject] = max(rank, found.get(subject, 0))
    return found


def weakened(before: Mapping[str, int], after: Mapping[str, int]) -> list[str]:
    """The subjects of which less is claimed; one that is gone may be called otherwise now."""
    return sorted(it for it, rank in before.items() if after.get(it, rank) < rank)


def _claims(node: ast.AST) -> Iterator[Claim]:
    if isinstance(node, ast.Assert):
        yield from _of_test(node.test)
    elif isinstance(node, ast.Call):
        yield from _of_call(node)
    elif isinstance(node, ast.With | ast.AsyncWith):
        yield from _of_block(node)


def _of_test(test: ast.expr) -> Iterator[Claim]:
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        for value in test.values:
            yield from _of_test(value)
    elif isinstance(test, ast.Compare):
        yield from _of_comparison(test)
    else:
        yield _of_truth(test)


def _of_comparison(test: ast.Compare) -> Iterator[Claim]:
    """What equals nothing, or a truth, is claimed as well by `assert it` and `assert not it`."""
    operator, right = test.ops[0], test.comparators[0]
    is_membership = isinstance(operator, ast.In | ast.NotIn)
    rank = ANY if _is_truth(right) else OPERATORS.get(type(operator), PARTIAL)
    yield ast.unparse(right if is_membership else test.left), rank


def _of_truth(test: ast.expr) -> Claim:
    bare = test.operand if isinstance(test, ast.UnaryOp) else test
    if isinstance(bare, ast.Call) and last_name(bare.func) == "isinstance" and bare.args:
        return ast.unparse(bare.args[0]), PARTIAL
    return ast.unparse(bare), ANY


def _is_truth(node: ast.expr) -> bool:
    """Whether it is true or false, nothing or empty, as it is written."""
    return ast.unparse(node) in TRUTHS


def _of_call(call: ast.Call) -> Iterator[Claim]:
    name = last_name(call.func)
    if name.startswith(OF_MOCKS):
        yield from _of_mock(call, METHODS.get(name, 0))
    elif name in METHODS and call.args:
        rank = ANY if any(map(_is_truth, call.args[1:2])) else METHODS[name]
        yield ast.unparse(_subject(name, call.args)), rank


def _of_mock(call: ast.Call, rank: int) -> Iterator[Claim]:
    if rank and isinstance(call.func, ast.Attribute):
        yield ast.unparse(call.func.value), rank


def _subject(method: str, values: list[ast.expr]) -> ast.expr:
    return values[-1] if method == "assertIn" else values[0]


def _of_block(block: ast.With | ast.AsyncWith) -> Iterator[Claim]:
    """That the body raises something: of that kind, and with these words."""
    for call in _expecting(block.items):
        is_broad = bool(call.args) and last_name(call.args[0]) in BROAD
        has_words = bool(call.keywords) or len(call.args) > 1
        yield f"what {_code(block.body)} raises", EXACT - is_broad - (not has_words)


def _expecting(items: Iterable[ast.withitem]) -> Iterator[ast.Call]:
    for item in items:
        call = item.context_expr
        if isinstance(call, ast.Call) and last_name(callee(call)) in RAISES:
            yield call


def _code(body: list[ast.stmt]) -> str:
    return "; ".join(map(ast.unparse, body))
