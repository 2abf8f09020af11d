"""Tests of suggestions."""

import pytest

from archcheck.domain.suggestion import did_you_mean, edits, nearest, slip, slip_of


def test_should_name_nearest_when_one_letter_is_missing() -> None:
    assert nearest("infrastucture", ["application", "infrastructure"]) == "infrastructure"


def test_should_stay_silent_when_nothing_is_near() -> None:
    assert did_you_mean("zzz", ["application"]) == ""


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("", "", 0),
        ("", "abc", 3),
        ("format", "format", 0),
        ("formt", "format", 1),
        ("formatt", "format", 1),
        ("farmat", "format", 1),
        ("formta", "format", 1),
        ("a", "a", 0),
        ("ab", "bac", 2),
        ("jbos", "jobs", 1),
        ("root", "color", 3),
    ],
)
def test_should_count_changes_when_names_differ(first: str, second: str, count: int) -> None:
    assert (edits(first, second), edits(second, first)) == (count, count)


@pytest.mark.parametrize(("limit", "found"), [(0, ""), (1, "tool"), (2, "tool")])
def test_should_name_nearest_when_it_is_within_the_limit(limit: int, found: str) -> None:
    assert slip("tol", ["color", "pool", "tools", "tool"], limit) == found


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
    assert (edits(first, second) == 1) is expected


@pytest.mark.parametrize(
    ("name", "expected"), [("shpo", "shop"), ("shop", ""), ("x", ""), ("", ""), ("ab", "a")]
)
def test_should_name_known_word_when_it_is_one_slip_away(name: str, expected: str) -> None:
    assert slip_of(name, ("a", "domain", "shop")) == expected
