"""Tests of words for people."""

import pytest

from archcheck.application.wording import counted


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 errors"), (1, "1 error"), (2, "2 errors"), (2114, "2,114 errors")]
)
def test_should_count_in_words_when_numbers_differ(number: int, text: str) -> None:
    assert counted(number, "error") == text
