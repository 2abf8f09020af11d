"""Tests of the clock."""

import datetime

from archcheck.infrastructure.execution.system_clock import SystemClock


def test_should_know_local_date_when_asked() -> None:
    assert SystemClock().today() == datetime.date.today()


def test_should_never_run_backwards_when_asked_twice() -> None:
    clock = SystemClock()
    assert clock.seconds() <= clock.seconds()
