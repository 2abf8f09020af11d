"""Tests of counting lines."""

import hypothesis
from hypothesis import strategies

from archcheck.domain.source_text import split_lines
from archcheck.infrastructure.facts.line_ends import line_ends


@hypothesis.settings(max_examples=100, deadline=None)
@hypothesis.given(strategies.text(alphabet="a\n\r\x0c\u2028", max_size=20))
def test_should_count_as_splitting_does_when_lines_end_in_any_way(text: str) -> None:
    assert line_ends(text, 0, len(text)) == len(split_lines(text)) - 1
