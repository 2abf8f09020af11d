"""A thread in which deeply nested sources can be parsed.

The recursion limit is one for all threads of a process: it is raised only in workers, where no
other thread with an ordinary stack does anything.
"""

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, InvalidStateError
from typing import ParamSpec, TypeVar

from archcheck.infrastructure.execution.killable_executor import KillableExecutor

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

STACK_BYTES = 256 * 1024 * 1024
RECURSION_LIMIT = 200_000
_STARTING = threading.Lock()
_RUNNING = threading.Lock()


class DeepThreadExecutor(KillableExecutor):
    """Runs each call in a daemon thread of its own with a large stack, one call at a time."""

    def __init__(self) -> None:
        """Begin with nothing to do."""
        self._futures: list[Future[object]] = []

    def submit(
        self,
        fn: Callable[Parameters, Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Future[Result]:
        """Start a thread for the call."""
        future: Future[Result] = Future()
        self._futures.append(future)  # type: ignore[arg-type]
        _start(lambda: _run(future, lambda: fn(*args, **kwargs)))
        return future

    def kill(self) -> None:
        """Answer all that is waited for; a thread that is still busy ends with the process."""
        for future in self._futures:
            _settle(future, lambda: future.set_exception(InterruptedError("stopped")))


def call_deep(
    function: Callable[Parameters, Result], /, *args: Parameters.args, **kwargs: Parameters.kwargs
) -> Result:
    """Call in a thread with a large stack, to any depth, and wait; raises what the call raises."""
    with _recursion_limit():
        return DeepThreadExecutor().submit(function, *args, **kwargs).result()


def _start(target: Callable[[], None]) -> None:
    with _STARTING:
        previous = threading.stack_size(STACK_BYTES)
        try:
            threading.Thread(target=target, name="archcheck-deep", daemon=True).start()
        finally:
            threading.stack_size(previous)


def _run(future: Future[Result], call: Callable[[], Result]) -> None:
    with _RUNNING:
        try:
            result = call()
        except BaseException as error:
            failure = error
            _settle(future, lambda: future.set_exception(failure))
        else:
            _settle(future, lambda: future.set_result(result))


@contextlib.contextmanager
def _recursion_limit() -> Iterator[None]:
    previous = sys.getrecursionlimit()
    sys.setrecursionlimit(max(previous, RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.setrecursionlimit(previous)


def _settle(future: Future[Result], answer: Callable[[], None]) -> None:
    """Answer a future, unless it has been answered already."""
    with contextlib.suppress(InvalidStateError):
        answer()
