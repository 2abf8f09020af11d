"""Tests of the head start for workers."""

import multiprocessing
import multiprocessing.forkserver

import pytest

from archcheck.infrastructure.execution import process_workers
from archcheck.infrastructure.execution.control_groups import ControlGroups


@pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="has no fork server"
)
@pytest.mark.parametrize(("cores", "started"), [(1, []), (2, ["started"])])
def test_should_start_fork_server_when_there_is_a_second_core(
    cores: int, started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    monkeypatch.setattr(ControlGroups, "cores", lambda _: cores)
    monkeypatch.setattr(
        multiprocessing.forkserver, "ensure_running", lambda: calls.append("started")
    )
    process_workers.warm_up(("json",))
    assert calls == started
