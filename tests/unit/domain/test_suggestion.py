"""Tests of suggestions."""

from archcheck.domain.suggestion import did_you_mean, nearest


def test_should_name_nearest_when_one_letter_is_missing() -> None:
    assert nearest("infrastucture", ["application", "infrastructure"]) == "infrastructure"


def test_should_stay_silent_when_nothing_is_near() -> None:
    assert did_you_mean("zzz", ["application"]) == ""
