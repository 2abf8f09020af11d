"""Tests of slips of the keyboard."""

import pytest

from archcheck.infrastructure.architecture.spelling import is_one_edit, slip_of


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("infrastucture", "infrastructure", True),
        ("infrastructure", "infrastucture", True),
        ("domian", "domain", True),
        ("domaim", "domain", True),
        ("xdomain", "domain", True),
        ("domainx", "domain", True),
        ("domain", "domain", False),
        ("dom", "domain", False),
        ("nomaid", "domain", False),
        ("", "a", True),
        ("ab", "ba", True),
        ("abc", "bca", False),
    ],
)
def test_should_see_one_edit_when_words_differ_by_one_slip(
    first: str, second: str, expected: bool
) -> None:
    assert is_one_edit(first, second) is expected


@pytest.mark.parametrize(
    ("name", "expected"), [("shpo", "shop"), ("shop", ""), ("x", ""), ("", ""), ("ab", "a")]
)
def test_should_name_known_word_when_it_is_one_slip_away(name: str, expected: str) -> None:
    assert slip_of(name, ("a", "domain", "shop")) == expected
