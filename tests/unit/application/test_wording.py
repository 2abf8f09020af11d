"""Tests of words for people."""

import pytest

from archcheck.application.wording import counted, some_of


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 errors"), (1, "1 error"), (2, "2 errors"), (2114, "2,114 errors")]
)
def test_should_count_in_words_when_numbers_differ(number: int, text: str) -> None:
    assert counted(number, "error") == text


@pytest.mark.parametrize(
    ("names", "text"),
    [(["a"], "a"), (["a", "b", "c"], "a, b, c"), (["a", "b", "c", "d", "e"], "a, b, c and 2 more")],
)
def test_should_name_three_when_there_are_more(names: list[str], text: str) -> None:
    assert some_of(names) == text
