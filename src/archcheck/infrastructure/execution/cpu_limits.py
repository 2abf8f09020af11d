"""Limits in CPU seconds that end the process: no handler runs while one expression is matched."""

import contextlib
import signal
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import TypeVar

from archcheck.domain.problem import Problem, UsageProblems

Result = TypeVar("Result")

PATTERN_SECONDS = 2.0
FILE_IS_UP = "SIGPROF"
PATTERN_IS_UP = "SIGVTALRM"


class _Clock:
    """What is left of the limits, in a process that may be ended."""

    def __init__(self) -> None:
        self.is_running = False
        self.for_patterns = PATTERN_SECONDS


_CLOCK = _Clock()


def let_end() -> None:
    """Say that this process may be ended when a limit is reached, where the system has timers."""
    _CLOCK.is_running = hasattr(signal, "setitimer")


@contextlib.contextmanager
def file_limit(seconds: float) -> Iterator[None]:
    """End the process when the block takes more CPU seconds."""
    if not _CLOCK.is_running:
        yield
        return
    _CLOCK.for_patterns = PATTERN_SECONDS
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def matched(match: Callable[[], Result]) -> Result:
    """Match a pattern of the project; end the process when patterns take too long on a file."""
    if not _CLOCK.is_running:
        return match()
    signal.setitimer(signal.ITIMER_VIRTUAL, _CLOCK.for_patterns)
    try:
        return match()
    finally:
        _CLOCK.for_patterns, _ = signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def is_up(exit_codes: Iterable[int | None]) -> str:
    """The limit that has ended one of some processes, empty when none has."""
    limits = {-getattr(signal, name, 0): name for name in (FILE_IS_UP, PATTERN_IS_UP)}
    return next((limits[code] for code in exit_codes if code in limits), "")


class _TimeIsUpError(Exception):
    """The limit of a pattern was reached in the main thread."""


def matched_here(pattern: str, match: Callable[[], Result], what: str = "a path") -> Result:
    """Match a pattern of the project in the main thread, where expressions let handlers run.

    Raises UsageProblems for one that takes too long.
    """
    if not hasattr(signal, "setitimer"):
        return match()
    previous = signal.signal(signal.SIGVTALRM, _time_is_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATTERN_SECONDS)
    try:
        return match()
    except _TimeIsUpError:
        message = (
            f'the pattern "{pattern}" takes more than {PATTERN_SECONDS:g} CPU seconds on {what}'
        )
        raise UsageProblems(Problem("", "", message, "write it with fewer wildcards")) from None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)


def _time_is_up(number: int, frame: FrameType | None) -> None:
    raise _TimeIsUpError
