"""Work that takes its time, in the thread for deep nesting."""

import time
from concurrent.futures import Future

from archcheck.infrastructure.execution.deep_thread import DeepThreadExecutor


def test_should_run_one_call_at_a_time_when_several_are_submitted() -> None:
    executor = DeepThreadExecutor()
    running: list[int] = []

    def work() -> int:
        running.append(1)
        time.sleep(0.01)
        busy = len(running)
        running.pop()
        return busy

    futures: list[Future[int]] = [executor.submit(work) for _ in range(4)]
    assert [future.result(timeout=5) for future in futures] == [1, 1, 1, 1]
