"""Tests of which function a line belongs to."""

import ast

import pytest

from archcheck.infrastructure.checkers.engine import enclosing
from archcheck.infrastructure.checkers.engine.enclosing import enclosing_symbol

TREE = ast.parse("""import os
class A:
    x = 1

    @decorated(
        1)
    def f(self):
        def g():
            return 1
        return g
    if x:
        async def h(self):
            pass
    else:
        class B: y = 1
try:
    def in_try(): pass
except ValueError:
    def in_handler(): pass
finally:
    def at_last(): pass
match x:
    case 1:
        def in_case():
            pass
""")


@pytest.mark.parametrize(
    ("line", "symbol"),
    [
        (1, ""),
        (2, "A"),
        (4, "A"),
        (5, "A.f"),
        (7, "A.f"),
        (9, "A.f.g"),
        (10, "A.f"),
        (11, "A"),
        (13, "A.h"),
        (15, "A.B"),
        (17, "in_try"),
        (19, "in_handler"),
        (21, "at_last"),
        (25, "in_case"),
        (99, ""),
    ],
)
def test_should_name_innermost_symbol_when_line_is_inside(line: int, symbol: str) -> None:
    assert enclosing_symbol(TREE, line) == symbol


def test_should_look_at_few_statements_when_a_file_has_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file with a finding on every line is not walked once for each of them."""
    seen: list[ast.AST] = []
    tree = ast.parse("x = 1\n" * 4_096)

    def first_line(node: ast.stmt) -> int:
        seen.append(node)
        return node.lineno

    monkeypatch.setattr(enclosing, "first_line", first_line)
    enclosing_symbol(tree, 3_000)
    assert len(seen) <= 13
