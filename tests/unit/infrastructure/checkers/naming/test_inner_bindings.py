"""Where expressions bind names."""

import ast
import textwrap

import pytest

from archcheck.infrastructure.checkers.naming.inner_bindings import binders_in, binding_lines


def found(source: str) -> list[tuple[str, list[str]]]:
    """What binds names, with the kinds of the statements around it."""
    text = textwrap.dedent(source)
    pairs = binders_in(ast.parse(text), text)
    return [
        (type(binder).__name__, [type(node).__name__ for node in around])
        for binder, around in pairs
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[a for a in b]", [1]),
        ("[f(a)for a in b]", [1]),
        ("[a for(a, b) in c]", [1]),
        ("[\n    a\n    for a in b\n]", [3]),
        ("[\n    a\nfor a in b]", [3]),
        ("lambda: a", [1]),
        ("a = 1\nif b := a: pass", [2]),
        ("for a in b:\n    pass", []),
        ("for a in b:", []),
        ("async def f():\n    async for a in b:\n        pass", [2]),
        ("for a in [c for c in d]:\n    pass", [1]),
        ("before = format = 1", []),
        ("for_ = _for = afor = 1", []),
        ("a = b", []),
    ],
)
def test_should_name_the_lines_when_they_may_bind_a_name(text: str, lines: list[int]) -> None:
    """The headers of loops do so as statements."""
    assert sorted(set(binding_lines(text))) == lines


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a = [b for b in c for d in e]", [("comprehension", ["Assign"])] * 2),
        ("a = lambda b: lambda c: b", [("Lambda", ["Assign"])] * 2),
        ("def f():\n    if a := 1:\n        pass", [("NamedExpr", ["FunctionDef", "If"])]),
        ("def f(a=lambda: 1):\n    pass", [("Lambda", ["FunctionDef"])]),
        ("@g(lambda: 1)\ndef f():\n    pass", [("Lambda", ["FunctionDef"])]),
        (
            "class A:\n    'for all'\n    b = [c for c in d]",
            [("comprehension", ["ClassDef", "Assign"])],
        ),
        ("try:\n    pass\nexcept (lambda: E)():\n    pass", [("Lambda", ["Try", "ExceptHandler"])]),
        (
            "match a:\n    case b if (c := b):\n        pass",
            [("NamedExpr", ["Match", "match_case"])],
        ),
        (
            "for a in [c for c in d]:\n    e = [f for f in g]",
            [
                ("comprehension", ["For"]),
                ("comprehension", ["For", "Assign"]),
            ],
        ),
        ("if (a := b): pass", [("NamedExpr", ["If"])]),
        (
            "def f(a=lambda: 1): return [b for b in c]",
            [("Lambda", ["FunctionDef"]), ("comprehension", ["FunctionDef", "Return"])],
        ),
        ("a = '''\nfor all\n'''", []),
        ("# for all", []),
    ],
)
def test_should_find_what_binds_when_it_stands_in_an_expression(
    source: str, expected: list[tuple[str, list[str]]]
) -> None:
    """With what is around it."""
    assert found(source) == expected
