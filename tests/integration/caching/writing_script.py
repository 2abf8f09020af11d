"""Processes that use one file of results: run by the tests, as `writing_script.py TASK FILE`."""

import os
import pathlib
import random
import resource
import signal
import sys
import time
from collections.abc import Callable, Mapping

from archcheck.infrastructure.caching.sqlite_results import SqliteResults

SECRET = b"secret"
SEED = 4711
DEATHS = 100
WRITERS = 8
ROUNDS = 15
NARROW = 60_000


def entries(number: int) -> Mapping[bytes, bytes]:
    """What the round of this number writes: values that tell their keys."""
    keys = (f"{number % 20} {part}".encode() for part in range(40))
    return {key: key * 50 for key in keys}


def write(path: pathlib.Path, rounds: int, first: int = 0) -> SqliteResults:
    """Write and read so many rounds."""
    store = SqliteResults(path, SECRET)
    for number in range(first, first + rounds):
        store.put_many(entries(number))
        store.get_many(entries(number + 1))
    return store


def forked(work: Callable[[], object]) -> int:
    """The id of a process that does some work."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return child


def die(path: pathlib.Path) -> None:
    """Kill a writer, many times at any moment; print what is wrong afterwards, and what works."""
    chance = random.Random(SEED)
    write(path, 1)
    wrong = 0
    for death in range(DEATHS):
        child = forked(lambda: write(path, 10**6, chance.randrange(20)))
        time.sleep(chance.uniform(0.0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        store = write(path, 1, death)
        known = store.get_many(entries(death))
        wrong += known != entries(death) or bool(store.complaint)
    print(wrong)


def crowd(path: pathlib.Path) -> None:
    """Let several processes write at once; print how many did not fare well, and what is known."""
    children = [forked(lambda: _strict(path, number)) for number in range(WRITERS)]
    statuses = [os.waitpid(child, 0)[1] for child in children]
    store = SqliteResults(path, SECRET)
    known = [store.get_many(entries(number)) == entries(number) for number in range(ROUNDS)]
    print(sum(map(bool, statuses)), all(known))


def _strict(path: pathlib.Path, number: int) -> None:
    store = write(path, ROUNDS, number)
    if store.complaint:
        print(store.complaint)
        os._exit(1)


def fill(path: pathlib.Path) -> None:
    """Meet the end of the disk; print what is still known, and the complaint."""
    write(path, 1)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (NARROW, most))
    store = write(path, 20)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    print(SqliteResults(path, SECRET).get_many(entries(0)) == entries(0))
    print(store.complaint)


if __name__ == "__main__":
    TASKS = {"die": die, "crowd": crowd, "fill": fill}
    TASKS[sys.argv[1]](pathlib.Path(sys.argv[2]))
