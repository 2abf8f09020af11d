"""Tests of the depth of trees."""

import ast

import pytest

from archcheck.infrastructure.checkers.engine.nesting import is_nested_beyond


@pytest.mark.parametrize(
    ("text", "levels", "deeper"),
    [
        ("", 0, False),
        ("pass", 0, True),
        ("pass", 1, False),
        ("x = 1 + 2", 2, True),
        ("x = 1 + 2", 3, False),
        ("x = " + "1 + " * 500 + "1", 400, True),
        ("x = 1\n" * 500, 10, False),
    ],
)
def test_should_compare_depth_when_asked(text: str, levels: int, deeper: bool) -> None:
    assert is_nested_beyond(ast.parse(text), levels) is deeper
