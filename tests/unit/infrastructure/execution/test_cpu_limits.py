"""Patterns of the project come to an end."""

import re
import signal
import time

import pytest

from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.execution import cpu_limits
from archcheck.infrastructure.execution.cpu_limits import (
    file_limit,
    is_up,
    let_end,
    matched,
    matched_here,
)

ENDLESS = re.compile("(a+)+$")


@pytest.fixture(name="short", autouse=True)
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for two seconds, and no process of a test may be ended."""
    monkeypatch.setattr(cpu_limits, "PATTERN_SECONDS", 0.2)
    monkeypatch.setattr(cpu_limits, "_CLOCK", cpu_limits._Clock())


def test_should_refuse_the_pattern_when_it_takes_too_long() -> None:
    with pytest.raises(UsageProblems, match='the pattern "x" takes more than 0.2 CPU seconds'):
        matched_here("x", lambda: ENDLESS.match("a" * 60 + "!"))


def test_should_give_the_answer_when_pattern_is_quick() -> None:
    assert matched_here("x", lambda: 7) == 7


def test_should_restore_handler_and_timer_when_done() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    matched_here("x", lambda: 7)
    after = signal.getsignal(signal.SIGVTALRM)
    assert (after, signal.getitimer(signal.ITIMER_VIRTUAL)[0]) == (before, 0)


def test_should_match_without_limit_when_system_has_no_timers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(signal, "setitimer")
    assert matched_here("x", lambda: 7) == 7


def test_should_set_no_timer_when_process_must_not_end() -> None:
    with file_limit(5):
        left = matched(lambda: signal.getitimer(signal.ITIMER_VIRTUAL)[0])
        timers = (left, signal.getitimer(signal.ITIMER_PROF)[0])
    assert timers == (0, 0)


def test_should_set_timers_when_process_may_end() -> None:
    let_end()
    with file_limit(50):
        left = matched(lambda: signal.getitimer(signal.ITIMER_VIRTUAL)[0])
        timers = (left > 0, signal.getitimer(signal.ITIMER_PROF)[0] > 0)
    assert timers == (True, True)


def test_should_stop_timers_when_the_block_is_done() -> None:
    let_end()
    with file_limit(50):
        matched(lambda: 7)
    names = (signal.ITIMER_VIRTUAL, signal.ITIMER_PROF)
    assert [signal.getitimer(name)[0] for name in names] == [0, 0]


def test_should_count_all_patterns_when_a_file_has_several(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cpu_limits, "PATTERN_SECONDS", 50.0)
    let_end()
    with file_limit(50):
        matched(lambda: _burn(0.1))
        left = matched(lambda: signal.getitimer(signal.ITIMER_VIRTUAL)[0])
    assert left < 49.999


def _burn(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


@pytest.mark.parametrize(
    ("codes", "limit"),
    [
        ((0, None, -signal.SIGTERM), ""),
        ((-signal.SIGTERM, -signal.SIGPROF), "SIGPROF"),
        ((-signal.SIGVTALRM,), "SIGVTALRM"),
    ],
)
def test_should_know_the_limit_when_processes_have_ended(
    codes: tuple[int | None, ...], limit: str
) -> None:
    assert is_up(codes) == limit
