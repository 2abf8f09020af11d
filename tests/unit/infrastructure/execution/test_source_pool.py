"""Tests of the pool, with executors of threads."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Future
from typing import ParamSpec, TypeVar

import pytest

from archcheck.infrastructure.execution.killable_executor import KillableExecutor
from archcheck.infrastructure.execution.source_pool import Lost, SourcePool, StoppedError

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class Worker(KillableExecutor):
    """Runs calls at once, dies of a word, and never answers to another."""

    made: list[int] = []
    killed: list["Worker"] = []

    def __init__(self, workers: int) -> None:
        """Remember how many workers were asked for."""
        self.made.append(workers)
        self.broken = False
        self.waiting: list[Future[object]] = []

    def submit(
        self,
        fn: Callable[Parameters, Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Future[Result]:
        """Run now."""
        future: Future[Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except TimeoutError:
            self.waiting.append(future)  # type: ignore[arg-type]
        except Exception as error:
            future.set_exception(error)
        return future

    def kill(self) -> None:
        """Answer what is waited for."""
        self.killed.append(self)
        for future in self.waiting:
            future.set_exception(BrokenExecutor("killed"))


def work(words: Sequence[str]) -> list[str]:
    """Answer in upper case, unless a word does harm."""
    if "die" in words:
        raise BrokenExecutor("dead")
    if "hang" in words:
        raise TimeoutError
    if "fail" in words:
        raise ValueError("bad word")
    return [word.upper() for word in words]


@pytest.fixture(name="pool")
def pool_of_workers() -> SourcePool:
    """A pool."""
    Worker.made.clear()
    Worker.killed.clear()
    return SourcePool(3, Worker)


def test_should_answer_for_each_item_when_all_goes_well(pool: SourcePool) -> None:
    assert (pool.run(work, ["a", "b"], 1), Worker.made) == (["A", "B"], [3])


def test_should_share_executor_when_work_comes_again(pool: SourcePool) -> None:
    pool.run(work, ["a"], 1)
    pool.run(work, ["b"], 1)
    assert Worker.made == [3]


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("die", "the process that worked on it died"),
        ("fail", "its worker failed with ValueError: bad word"),
        ("hang", "its worker gave no answer within 0 s"),
    ],
)
def test_should_lose_one_item_when_it_breaks_its_worker(
    pool: SourcePool, word: str, reason: str
) -> None:
    assert pool.run(work, ["a", word, "b"], 0.01) == ["A", Lost(reason), "B"]


def test_should_work_alone_when_batch_was_broken(pool: SourcePool) -> None:
    pool.run(work, ["a", "die", "b"], 1)
    assert Worker.made == [3, 1, 1]


def test_should_make_new_executor_when_old_one_broke(pool: SourcePool) -> None:
    pool.run(work, ["die"], 1)
    Worker.made.clear()
    assert (pool.run(work, ["a"], 1), Worker.made) == (["A"], [3])


def test_should_refuse_work_when_stopped(pool: SourcePool) -> None:
    pool.stop()
    with pytest.raises(StoppedError):
        pool.run(work, ["a"], 1)


def test_should_stop_twice_when_asked_twice(pool: SourcePool) -> None:
    pool.run(work, ["a"], 1)
    pool.stop()
    assert pool.stop() is None  # type: ignore[func-returns-value]


def test_should_end_work_when_stopped_meanwhile(pool: SourcePool) -> None:
    timer = threading.Timer(0.05, pool.stop)
    timer.start()
    with pytest.raises(StoppedError):
        pool.run(work, ["hang"], 30)
    timer.join()


def test_should_kill_executor_once_when_several_threads_see_it_break(pool: SourcePool) -> None:
    batches = [["die"], ["a", "die"], ["b"]] * 3
    threads = [threading.Thread(target=pool.run, args=[work, batch, 5]) for batch in batches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pool.stop()
    assert len(Worker.killed) == len(set(map(id, Worker.killed))) == len(Worker.made)
