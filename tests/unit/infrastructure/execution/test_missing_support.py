"""What worker processes need, and may lack."""

import errno
import multiprocessing
import multiprocessing.util
from collections.abc import Iterator

import pytest

from archcheck.infrastructure.execution.process_workers import warm_up, why_no_processes


@pytest.fixture(name="forget", autouse=True)
def forgotten_answers() -> Iterator[None]:
    """The machine is looked at once for each test."""
    why_no_processes.cache_clear()
    yield
    why_no_processes.cache_clear()


def _refuse(*_: object) -> None:
    raise OSError(errno.EROFS, "Read-only file system")


def test_should_say_nothing_when_nothing_is_missing() -> None:
    assert why_no_processes() == ""


def test_should_name_the_directory_when_no_temporary_one_can_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(multiprocessing.util, "get_temp_dir", _refuse)
    assert why_no_processes() == "no temporary directory can be written"


def test_should_name_shared_memory_when_no_lock_can_be_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(multiprocessing, "get_context", _refuse)
    assert why_no_processes() == "the shared memory /dev/shm cannot be used: Read-only file system"


def test_should_start_nothing_when_processes_cannot_start(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    monkeypatch.setattr(multiprocessing.util, "get_temp_dir", _refuse)
    monkeypatch.setattr("multiprocessing.forkserver.ensure_running", lambda: started.append(1))
    warm_up(())
    assert started == []
