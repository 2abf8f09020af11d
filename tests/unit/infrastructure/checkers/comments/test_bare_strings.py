"""Tests of which strings document something."""

import ast

import pytest

from archcheck.infrastructure.checkers.comments.bare_strings import (
    DOCUMENTED,
    PLAIN,
    Home,
    Shape,
    function_home,
    has_strays,
    strays,
)

TEXT, BYTES, SET, OTHER = Shape.TEXT, Shape.OTHER_STRING, Shape.ASSIGNMENT, Shape.OTHER


@pytest.mark.parametrize(
    ("shapes", "home", "found"),
    [
        ([], DOCUMENTED, []),
        ([TEXT, TEXT], DOCUMENTED, [1]),
        ([TEXT], PLAIN, [0]),
        ([BYTES], DOCUMENTED, [0]),
        ([SET, TEXT, TEXT], DOCUMENTED, [2]),
        ([SET, BYTES], DOCUMENTED, [1]),
        ([SET, TEXT], function_home("price"), [1]),
        ([SET, TEXT], function_home("__init__"), []),
        ([TEXT, SET, TEXT], DOCUMENTED.below_if(), [0]),
        ([OTHER, TEXT, SET], DOCUMENTED, [1]),
    ],
)
def test_should_find_strings_when_they_document_nothing(
    shapes: list[Shape], home: Home, found: list[int]
) -> None:
    assert strays(shapes, home) == found


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
    assert has_strays(ast.parse(text))


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
    assert not has_strays(ast.parse(text))
