"""Places in Python's own tree; test_reference.py holds them against LibCST's."""

import ast

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.checkers.places import code_of


def test_should_give_the_source_when_a_node_has_wide_characters_before_it() -> None:
    text = SourceText("x = 'ü𝔘', f('é')\n", "utf-8")
    call = next(node for node in ast.walk(ast.parse(text.text)) if isinstance(node, ast.Call))
    assert code_of(text, call) == "f('é')"
