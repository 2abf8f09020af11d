"""Tests of what is said about exemptions near or past their date."""

import datetime

from archcheck.application.judging.expiry import ended, expiring
from archcheck.domain.configuration import Exemption, Origin

TODAY = datetime.date(2026, 11, 21)


def until(days: int | None) -> Exemption:
    """An exemption that ends so many days from today."""
    end = None if days is None else TODAY + datetime.timedelta(days=days)
    return Exemption(origin=Origin("p.toml"), reason="moves", expires=end)


def test_should_count_days_when_exemptions_end_soon() -> None:
    exemptions = [("b", until(30)), ("a", until(30)), ("c", until(1)), ("d", until(0))]
    assert list(expiring(exemptions, TODAY)) == [
        "d expires today",
        "c expires in 1 day",
        "a expires in 30 days",
        "b expires in 30 days",
    ]


def test_should_say_nothing_when_exemptions_end_late_or_have_ended() -> None:
    exemptions = [("a", until(31)), ("b", until(None)), ("c", until(-1))]
    assert list(expiring(exemptions, TODAY)) == []


def test_should_tell_date_and_reason_when_an_exemption_has_ended() -> None:
    assert ended("a", until(-1)) == "a ended on 2026-11-20: moves"
