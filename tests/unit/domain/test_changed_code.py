"""Tests of what is said of a comparison."""

import pytest

from archcheck.domain.changed_code import BaseRevision, Comparison

FIRST, SECOND = BaseRevision("a" * 40, "main"), BaseRevision("b" * 40, "main")


@pytest.mark.parametrize(
    ("comparison", "words"),
    [
        (Comparison(bases=(FIRST,)), "compared with main at aaaaaaa"),
        (
            Comparison(bases=(FIRST, SECOND)),
            "compared with main at aaaaaaa and main at bbbbbbb",
        ),
        (Comparison(words="nothing is staged"), "nothing is staged"),
    ],
)
def test_should_say_with_what_is_compared(comparison: Comparison, words: str) -> None:
    assert comparison.said == words
