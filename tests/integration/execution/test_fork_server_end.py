"""Tests of the end of the fork server."""

import atexit
import importlib
import os
import subprocess
import sys

import pytest

MODULE = "archcheck.infrastructure.execution.fork_server_end"


def test_should_ask_for_a_quick_end_when_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(atexit, "register", lambda *call: asked.append(call))
    monkeypatch.delitem(sys.modules, MODULE, raising=False)
    importlib.import_module(MODULE)
    assert asked == [(os._exit, 0)]


def test_should_run_nothing_more_when_process_ends() -> None:
    program = f"import atexit; atexit.register(print, 'late'); import {MODULE}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
