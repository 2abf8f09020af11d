"""Tests of worker processes that need no process."""

import gc
import multiprocessing
import os
import signal
import sys
import types

import pytest

from archcheck.infrastructure.execution.process_workers import (
    SAFE_PATH,
    end_with_parent,
    prepare_worker,
    safe_start,
    start_context,
)


@pytest.fixture(name="calls")
def recorded_calls(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What a worker would do to its process."""
    calls: list[object] = []
    monkeypatch.setattr(signal, "signal", lambda *arguments: calls.append(arguments))
    monkeypatch.setattr(gc, "freeze", lambda: calls.append("freeze"))
    monkeypatch.setattr(os, "_exit", lambda status: calls.append(status))
    return calls


def test_should_ignore_interrupts_and_freeze_when_worker_is_prepared(
    calls: list[object],
) -> None:
    prepare_worker(["json"])
    assert calls == [(signal.SIGINT, signal.SIG_IGN), "freeze"]


def test_should_exit_when_parent_has_ended(
    calls: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, writer = os.pipe()
    os.close(writer)
    parent = types.SimpleNamespace(sentinel=reader)
    monkeypatch.setattr(multiprocessing, "parent_process", lambda: parent)
    end_with_parent()
    os.close(reader)
    assert calls == [1]


def test_should_stay_when_process_has_no_parent(calls: list[object]) -> None:
    end_with_parent()
    assert calls == []


@pytest.mark.parametrize(
    ("methods", "method"), [(["spawn"], "spawn"), (["fork", "spawn", "forkserver"], "forkserver")]
)
def test_should_start_from_clean_process_when_platform_can(
    monkeypatch: pytest.MonkeyPatch, methods: list[str], method: str
) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: methods)
    assert start_context(()).get_start_method() == method


@pytest.mark.parametrize("before", ["", "yes", None])
def test_should_restore_environment_when_processes_have_started(
    monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.setattr(os, "environ", {SAFE_PATH: before} if before is not None else {})
    with safe_start():
        during = os.environ[SAFE_PATH]
    assert (during, os.environ.get(SAFE_PATH)) == ("1", before)


def test_should_hide_main_module_when_processes_start() -> None:
    with safe_start():
        hidden = sys.modules["__main__"]
    assert (hasattr(hidden, "__file__"), hidden is sys.modules["__main__"]) == (
        False,
        False,
    )


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="has no signal masks")
def test_should_block_interrupts_when_processes_start() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    with safe_start():
        during = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    after = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert (during - before, after) == ({signal.SIGINT}, before)


def test_should_start_processes_when_system_has_no_signal_masks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    with safe_start():
        during = os.environ[SAFE_PATH]
    assert during == "1"
