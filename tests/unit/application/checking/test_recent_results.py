"""Tests of what has been found out a moment ago."""

import pytest

from archcheck.application.checking.recent_results import RecentResults
from archcheck.application.ports.result_cache import NO_RESULTS


def test_should_know_what_was_put_when_nothing_is_kept_below() -> None:
    recent = RecentResults(NO_RESULTS)
    recent.put_many({b"a": b"1"})
    assert recent.get_many([b"a", b"b"]) == {b"a": b"1"}


@pytest.mark.parametrize(("lasts", "found"), [(True, {b"a": b"1"}), (False, {})])
def test_should_tell_what_is_below_only_when_it_lasts(lasts: bool, found: object) -> None:
    below = RecentResults(NO_RESULTS)
    RecentResults(below, lasts).put_many({b"a": b"1"})
    assert below.get_many([b"a"]) == found


def test_should_answer_from_below_when_it_is_known_there() -> None:
    below = RecentResults(NO_RESULTS)
    below.put_many({b"a": b"1"})
    assert RecentResults(below).get_many([b"a"]) == {b"a": b"1"}


def test_should_complain_as_what_is_below_does() -> None:
    assert RecentResults(NO_RESULTS).complaint == ""
