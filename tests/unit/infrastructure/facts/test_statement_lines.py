"""Tests of the lines for which a comment at the end of a line stands."""

import ast

import pytest

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.comments import scan_comments
from archcheck.infrastructure.facts.statement_lines import StatementLines


def lines_of(source: str) -> StatementLines:
    """The lines of a source."""
    text = SourceText(source, "utf-8")
    return StatementLines(text, ast.parse(source), scan_comments(text))


@pytest.mark.parametrize(
    ("source", "line", "first"),
    [
        ("def f(): pass", 1, 1),
        ("def f(\n  a,\n):\n  pass", 3, 1),
        ("def f(\n  a,\n):\n  pass", 4, 4),
        ("def f(\n  a,\n): pass", 3, 1),
        ("def f(\n  a: int = (lambda: 1)(),  # c: d\n  *, b: str = ':',\n):\n  pass", 4, 1),
        ("def f(a,  # :\n  /\n  # :\n  ):  # x\n  pass", 4, 1),
        ("def f(\n) -> dict[\n  str, int\n]:\n  '''Doc: a.'''", 4, 1),
        ("def f(\n):\n\n  # a: b\n  pass", 2, 1),
        ("async def f(\n  a\n):\n  pass", 3, 1),
        ("class A(\n  B,\n  metaclass=C,\n):\n  pass", 4, 1),
        ("class A(\n):\n  pass", 2, 1),
        ("class A: pass", 1, 1),
        ("@d(\n  1)\ndef f(\n  a):\n  pass", 4, 3),
        ("@d(\n  1)\ndef f(\n  a):\n  pass", 2, 2),
        ("é = 1\ndef é(a: 'é', b: (\n  int)):\n  pass", 3, 2),
        ("def f(a='é:', b=(\n  1)\n  ):\n  pass", 3, 1),
    ],
)
def test_should_lead_to_the_start_when_line_closes_a_header(
    source: str, line: int, first: int
) -> None:
    assert lines_of(source).closed_by(line) == first


@pytest.mark.parametrize(
    ("source", "expected"),
    [("\n\nimport a", 3), ("\n@a\n@b\nclass C: pass", 2), ("\n\n", 4), ("'''Doc.'''", 1)],
)
def test_should_know_the_first_statement_when_module_has_one(source: str, expected: int) -> None:
    assert lines_of(source).first_statement == expected
