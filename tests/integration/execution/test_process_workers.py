"""Tests of real worker processes that crash and hang."""

import multiprocessing
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from archcheck.infrastructure.execution.process_workers import ProcessWorkers
from archcheck.infrastructure.execution.source_pool import Lost, SourcePool, StoppedError
from tests.integration.execution.harmful_work_support import work

DIED = Lost("the process that worked on it died")
PROGRAM = """
import os, sys
sys.path[:0] = sys.argv[1:3]
from archcheck.infrastructure.execution.process_workers import ProcessWorkers
from archcheck.infrastructure.execution.source_pool import SourcePool
from tests.integration.execution.harmful_work_support import work
pool = SourcePool(2, ProcessWorkers)
print(pool.run(work, ["a", "main"], 60))
{ending}
"""
WARMED = """
from archcheck.infrastructure.execution.control_groups import ControlGroups
from archcheck.infrastructure.execution.process_workers import ProcessWorkers, warm_up
ControlGroups.cores = lambda _: 2
warm_up(["colorsys"])
pool = ProcessWorkers(1)
print(pool.submit(eval, "'colorsys' in __import__('sys').modules").result())
pool.kill()
"""
ROOT = pathlib.Path(__file__).parents[3]


@pytest.fixture(name="pool")
def pool_of_processes() -> Iterator[SourcePool]:
    """A pool that is stopped in the end."""
    pool = SourcePool(2, ProcessWorkers)
    yield pool
    pool.stop()


def test_should_lose_one_item_when_its_process_is_killed(pool: SourcePool) -> None:
    assert pool.run(work, ["a", "crash", "b"], 60) == ["A", DIED, "B"]


def test_should_lose_one_item_when_it_hangs(pool: SourcePool) -> None:
    lost = Lost("its worker gave no answer within 3 s")
    assert pool.run(work, ["a", "hang", "b"], 3) == ["A", lost, "B"]


@pytest.mark.parametrize(("word", "limit"), [("burn", "SIGPROF"), ("match", "SIGVTALRM")])
def test_should_name_the_limit_when_it_ends_a_worker(
    pool: SourcePool, word: str, limit: str
) -> None:
    assert pool.run(work, ["a", word], 60) == ["A", Lost(DIED.reason, limit)]


def test_should_forget_the_limits_when_the_work_is_done(pool: SourcePool) -> None:
    assert pool.run(work, ["rest"], 60) == ["rested"]


def test_should_answer_everyone_when_several_batches_are_under_way(pool: SourcePool) -> None:
    batches = [["a", "crash"], ["b", "c"], ["crash", "d"], ["e"]]
    answers: dict[int, object] = {}

    def run(number: int) -> None:
        answers[number] = pool.run(work, batches[number], 60)

    threads = [threading.Thread(target=run, args=[number]) for number in range(len(batches))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {0: ["A", DIED], 1: ["B", "C"], 2: [DIED, "D"], 3: ["E"]}


def test_should_end_processes_when_stopped(pool: SourcePool) -> None:
    process = int(str(pool.run(work, ["process"], 60)[0]))
    pool.stop()
    assert not is_alive(process)


def test_should_give_up_work_when_stopped(pool: SourcePool) -> None:
    threading.Timer(0.3, pool.stop).start()
    with pytest.raises(StoppedError):
        pool.run(work, ["hang"], 60)


def is_alive(process: int) -> bool:
    """Whether a process still runs after some patience."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.02)
    return True


def test_should_prepare_worker_when_it_starts(pool: SourcePool) -> None:
    answers = pool.run(work, ["interrupts", "recursion"], 60)
    assert answers == [str(signal.SIG_IGN), "200000"]


def test_should_wait_for_work_when_shut_down() -> None:
    workers = ProcessWorkers(1)
    future = workers.submit(work, ["a"])
    workers.shutdown()
    assert future.result() == ["A"]


@pytest.fixture(name="hostile")
def hostile_directory(tmp_path: pathlib.Path) -> pathlib.Path:
    """A checked project whose modules shadow what a new process imports."""
    marker = tmp_path / "executed"
    for name in ("pickle", "ast", "selectors", "multiprocessing", "signal", "libcst", "struct"):
        (tmp_path / f"{name}.py").write_text(f"open({str(marker)!r}, 'a').write('{name} ')\n")
    return tmp_path


def run_program(directory: pathlib.Path, ending: str = "pool.stop()") -> str:
    """Run the program, kept outside of the directory that it runs in; give what it prints."""
    program = directory.parent / f"{directory.name}_program.py"
    program.write_text(PROGRAM.format(ending=ending), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(program), str(ROOT / "src"), str(ROOT)],
        cwd=directory,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.stdout


def test_should_execute_nothing_when_working_directory_is_hostile(hostile: pathlib.Path) -> None:
    printed = run_program(hostile)
    assert (printed, (hostile / "executed").exists()) == ("['A', 'none']\n", False)


def test_should_end_workers_when_main_process_is_killed(tmp_path: pathlib.Path) -> None:
    ending = "print(pool.run(work, ['process'], 60)[0], flush=True)\nos.kill(os.getpid(), 9)"
    process = int(run_program(tmp_path, ending).split()[-1])
    assert not is_alive(process)


@pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="has no fork server"
)
def test_should_find_modules_imported_when_workers_were_warmed_up() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WARMED], capture_output=True, text=True, check=True
    )
    assert done.stdout == "True\n"
