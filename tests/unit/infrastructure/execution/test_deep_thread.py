"""Tests of the thread for deep nesting."""

import sys
import threading

import pytest

from archcheck.infrastructure.execution.deep_thread import (
    RECURSION_LIMIT,
    DeepThreadExecutor,
    call_deep,
)


def depth(levels: int) -> int:
    """Recurse."""
    return 1 + depth(levels - 1) if levels else 0


def fail() -> None:
    """Fail."""
    raise ValueError("no")


def test_should_recurse_far_when_called_deep() -> None:
    assert call_deep(depth, 20_000) == 20_000


def test_should_pass_keywords_on_when_called_deep() -> None:
    assert call_deep(depth, levels=3) == 3


def test_should_raise_what_call_raises_when_it_fails() -> None:
    with pytest.raises(ValueError, match="no"):
        call_deep(fail)


def test_should_leave_limits_as_they_were_when_done() -> None:
    before = (sys.getrecursionlimit(), threading.stack_size())
    call_deep(depth, 1)
    assert (sys.getrecursionlimit(), threading.stack_size()) == before


def test_should_raise_limit_when_running() -> None:
    assert call_deep(sys.getrecursionlimit) == max(RECURSION_LIMIT, sys.getrecursionlimit())


def test_should_leave_the_limit_alone_when_others_share_the_process() -> None:
    limit = DeepThreadExecutor().submit(sys.getrecursionlimit).result(timeout=5)
    assert limit == sys.getrecursionlimit()


def test_should_answer_at_once_when_killed() -> None:
    executor = DeepThreadExecutor()
    release = threading.Event()
    future = executor.submit(release.wait, 30)
    executor.kill()
    error = future.exception(timeout=5)
    release.set()
    assert isinstance(error, InterruptedError)


def test_should_keep_answer_when_killed_afterwards() -> None:
    executor = DeepThreadExecutor()
    future = executor.submit(depth, 2)
    answer = future.result(timeout=5)
    executor.kill()
    assert (answer, future.result()) == (2, 2)
