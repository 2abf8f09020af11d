"""Tests of string-comment; most are the examples on its page."""

import ast

import libcst as cst
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.infrastructure.checkers.checking_support import (
    all_nodes,
    as_tuple,
    findings,
    regions,
    rule_order,
    screened,
)

RULE = rule_order("string-comment")
STATEMENTS = st.sampled_from(
    [
        "'a'",
        '"""a\nb"""',
        "b'a'",
        "f'a'",
        "'a' f'{b}'",
        "('a' 'b')",
        "x = 1",
        "x: int",
        "x += 1",
        "'a'; 'b'; x = 1; 'c'",
        "print('a')",
        "1",
    ]
)
HEADERS = st.sampled_from(
    [
        "if x:",
        "def f():",
        "def __init__(self):",
        "async def f():",
        "class A:",
        "for x in y:",
        "while x:",
        "with x:",
        "try: pass\nexcept E:",
        "try: pass\nfinally:",
        "if x: pass\nelif y:",
        "if x: pass\nelse:",
        "for x in y: pass\nelse:",
        "match x:\n  case 1:",
    ]
)


def indented(header: str, body: list[str]) -> str:
    """A compound statement, its body far enough to the right for all headers."""
    lines = ["\n".join(f"      {line}" for line in text.split("\n")) for text in body]
    return "\n".join([header, *lines])


SUITES = st.recursive(
    STATEMENTS,
    lambda inner: st.builds(indented, HEADERS, st.lists(inner, min_size=1, max_size=3)),
    max_leaves=6,
)


def string_places(text: str) -> set[tuple[int, int, int, int]]:
    """Where LibCST has strings that are statements."""
    file = screened(text)
    nodes = [node for node in all_nodes(file.module) if isinstance(node, cst.Expr)]
    strings = [node for node in nodes if isinstance(node.value, cst.BaseString)]
    spans = [file.positions.span(node) for node in strings]
    return {as_tuple(file.positions.region(*span)) for span in spans}


@given(st.lists(SUITES, max_size=4))
@settings(max_examples=60, deadline=None)
def test_should_lie_where_libcst_has_a_string_when_text_is_generated(parts: list[str]) -> None:
    text = "\n".join(parts)
    assert set(regions(findings(text, RULE))) <= string_places(text)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("1\n'a'", [(2, 1, 2, 4)]),
        ("1; ('a'\n 'b'); 2\n", [(1, 4, 2, 6)]),
        ("1\n'''é\nb'''\n", [(2, 1, 3, 5)]),
        ("1\nf'a'\n", [(2, 1, 2, 5)]),
        ("if x: 'a'\n", [(1, 7, 1, 10)]),
        ("if x: pass\nelif y: 'a'\nelse: 'b'\n", [(2, 9, 2, 12), (3, 7, 3, 10)]),
    ],
)
def test_should_mark_whole_string_when_it_documents_nothing(
    text: str, where: list[tuple[int, int, int, int]]
) -> None:
    assert regions(findings(text, RULE)) == where


def test_should_quote_and_name_string_when_it_is_long() -> None:
    found = findings(
        "def f():\n    1\n    '''Words   in\n    a " + "long " * 40 + "text.'''\n", RULE
    )
    assert (found[0].message, found[0].key, found[0].symbol, found[0].fix) == (
        'string that is no docstring: "Words in a ' + "long " * 29 + 'long ..."',
        "Words in a " + "long " * 9 + "long",
        "shop.price.f",
        "Remedy.",
    )


def test_should_find_nothing_when_nesting_is_deep() -> None:
    text = "x = 1\n" + "if x: pass\n" + "elif x: pass\n" * 300
    assert findings(text, RULE) == []


def test_should_parse_generated_suites_when_they_are_indented() -> None:
    assert len(ast.parse(indented("match x:\n  case 1:", ["x = 1", "'a'"])).body) == 1
