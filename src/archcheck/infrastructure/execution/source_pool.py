"""Work on many files in workers, where one bad file costs no more than itself."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, wait
from typing import TypeVar

import msgspec

from archcheck.infrastructure.execution.killable_executor import KillableExecutor

Item = TypeVar("Item")
Answer = TypeVar("Answer")
Work = Callable[[Sequence[Item]], Sequence[Answer]]
ExecutorFactory = Callable[[int], KillableExecutor]


class Lost(msgspec.Struct, frozen=True):
    """An item without an answer, and why, as a clause ("its worker ..."), or which limit ended it."""

    reason: str
    limit: str = ""


class StoppedError(Exception):
    """The pool was stopped while it was working."""


class _NoAnswerError(Exception):
    """Work that did not come to an end: the worker died, hung or failed."""

    def __init__(self, reason: str, limit: str = "") -> None:
        """Keep why."""
        super().__init__(reason)
        self.lost = Lost(reason, limit)


class SourcePool:
    """Runs batches in a shared executor; what breaks it is found by running items alone.

    A worker that dies takes the whole executor with it, so that nobody knows which item it was
    working on: each unfinished batch runs again, one item at a time, in an executor of its own.
    """

    def __init__(self, workers: int, make_executor: ExecutorFactory) -> None:
        """`make_executor` takes the number of workers; it is called when work arrives."""
        self._workers = workers
        self._make = make_executor
        self._lock = threading.Lock()
        self._shared: KillableExecutor | None = None
        self._all: list[KillableExecutor] = []
        self._stopped = False

    def run(
        self, work: Work[Item, Answer], items: Sequence[Item], seconds: float
    ) -> list[Answer | Lost]:
        """An answer for each item; `seconds` is the limit of the batch, and of an item alone.

        Raises StoppedError.
        """
        executor = self._shared_executor()
        try:
            return list(self._answers(executor, work, items, seconds))
        except _NoAnswerError:
            self._discard(executor)
        return self._one_by_one(work, items, seconds)

    def stop(self) -> None:
        """End all work at once; `run` then raises StoppedError."""
        with self._lock:
            self._stopped = True
            executors, self._all, self._shared = self._all, [], None
        for executor in executors:
            executor.kill()

    def _answers(
        self,
        executor: KillableExecutor,
        work: Work[Item, Answer],
        items: Sequence[Item],
        seconds: float,
    ) -> Sequence[Answer]:
        try:
            future = executor.submit(work, items)
            done, _ = wait([future], timeout=seconds)
            if done:
                return future.result()
        except Exception as error:
            self._refuse_when_stopped()
            raise _NoAnswerError(_reason(error), _limit(error, executor)) from error
        raise _NoAnswerError(f"its worker gave no answer within {seconds:.0f} s")

    def _one_by_one(
        self, work: Work[Item, Answer], items: Sequence[Item], seconds: float
    ) -> list[Answer | Lost]:
        answers: list[Answer | Lost] = []
        executor = self._own_executor()
        for item in items:
            try:
                answers.extend(self._answers(executor, work, [item], seconds))
            except _NoAnswerError as error:
                answers.append(error.lost)
                self._discard(executor)
                executor = self._own_executor()
        self._discard(executor)
        return answers

    def _shared_executor(self) -> KillableExecutor:
        with self._lock:
            self._shared = self._shared or self._made(self._workers)
            return self._shared

    def _own_executor(self) -> KillableExecutor:
        with self._lock:
            return self._made(1)

    def _made(self, workers: int) -> KillableExecutor:
        self._refuse_when_stopped()
        executor = self._make(workers)
        self._all.append(executor)
        return executor

    def _discard(self, executor: KillableExecutor) -> None:
        """Kill an executor, unless another thread has taken care of it."""
        with self._lock:
            mine = executor in self._all
            self._all = [other for other in self._all if other is not executor]
            self._shared = None if self._shared is executor else self._shared
        if mine:
            executor.kill()

    def _refuse_when_stopped(self) -> None:
        if self._stopped:
            raise StoppedError("the pool was stopped")


def _limit(error: Exception, executor: KillableExecutor) -> str:
    return executor.limit_reached() if isinstance(error, BrokenExecutor) else ""


def _reason(error: Exception) -> str:
    if isinstance(error, BrokenExecutor):
        return "the process that worked on it died"
    return f"its worker failed with {type(error).__name__}: {error}"
