"""Tests of the lines that hold words."""

import ast

import pytest

from archcheck.infrastructure.facts.word_lines import WordLines

SOURCE = "a = 1\r\nif a:\r    import b\nwhile c: pass\n@imported\ndef d():\n    pass\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("import",), [False, True, False, False]),
        (("a", "while"), [True, True, True, True]),
        (("d",), [False, False, False, True]),
        (("absent",), [False, False, False, False]),
        ((), [False, False, False, False]),
    ],
)
def test_should_touch_statements_when_words_stand_on_their_lines(
    words: tuple[str, ...], expected: list[bool]
) -> None:
    lines = WordLines(SOURCE, words)
    assert [lines.touch(statement) for statement in ast.parse(SOURCE).body] == expected


def test_should_find_decorators_when_they_begin_the_stretch() -> None:
    statement = ast.parse(SOURCE).body[-1]
    assert WordLines(SOURCE, ("import",)).lie_within(5, statement)
