"""Tests of how wide text is."""

import pytest

from archcheck.infrastructure.reports.graphs.text_widths import text_width


@pytest.mark.parametrize(
    ("narrow", "wide"), [("", "i"), ("ill", "mmm"), ("abc", "ABC"), ("abc", "漢字仮"), ("a", "ab")]
)
def test_should_be_wider_when_there_is_more_ink(narrow: str, wide: str) -> None:
    assert text_width(narrow, 13) < text_width(wide, 13)


def test_should_grow_with_the_size_of_the_font() -> None:
    assert text_width("shop", 26) == 2 * text_width("shop", 13)
