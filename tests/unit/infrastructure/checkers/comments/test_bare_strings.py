"""Tests of which strings document something."""

import ast

import pytest

from archcheck.infrastructure.checkers.comments.bare_strings import (
    stray_strings,
)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("'a'\n'b'", [2]),
        ("if x:\n    'a'", [2]),
        ("b'a'", [1]),
        ("x = 1\n'a'\n'b'", [3]),
        ("x = 1\nb'a'", [2]),
        ("def price():\n    x = 1\n    'a'", [3]),
        ("def __init__(self):\n    x = 1\n    'a'", []),
        ("if x:\n    'a'\n    y = 1\n    'b'", [2]),
        ("print()\n'a'\nx = 1", [2]),
        ("def f():\n    y\n    'a'\nprint()\n'b'", [3, 5]),
    ],
)
def test_should_find_strings_when_they_document_nothing(text: str, lines: list[int]) -> None:
    assert [statement.lineno for statement in stray_strings(ast.parse(text))] == lines


@pytest.mark.parametrize(
    "text",
    [
        "def f():\n    'a'\n    'b'",
        "x = 1\nprint()\n'a'",
        "b'a'",
        "f'a'",
        "try:\n    'a'\nfinally: pass",
        "try: pass\nexcept E:\n    'a'",
        "try: pass\nfinally:\n    'a'",
        "for x in y: pass\nelse:\n    'a'",
        "match x:\n    case 1:\n        'a'",
        "class A:\n    async def f(self):\n        x = 1\n        'a'",
    ],
)
def test_should_say_yes_when_string_documents_nothing(text: str) -> None:
    assert stray_strings(ast.parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "'a'",
        "x = 1\n'a'",
        "x += 1\n'a'",
        "x: int\n'a'",
        "if x:\n    y = 1\n    'a'",
        "class A:\n    'a'\n    def __new__(cls):\n        'a'\n        x = 1\n        'a'",
        "print('a')\n...\n1\nx",
    ],
)
def test_should_say_no_when_strings_are_docstrings(text: str) -> None:
    assert not stray_strings(ast.parse(text))
