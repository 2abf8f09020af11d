"""Tests of the limits that control groups set."""

import os
import pathlib
from collections.abc import Mapping

import pytest

from archcheck.infrastructure.execution.control_groups import ControlGroups

SECOND = "0::/user/shop\n"
FIRST = "5:memory:/user/shop\n4:cpu,cpuacct:/user/shop\n1:name=systemd:/\n0::/\n"
ALL_CORES = 64


@pytest.fixture(autouse=True)
def large_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine of many processors."""
    every = frozenset(range(ALL_CORES))
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: every, raising=False)


def groups(directory: pathlib.Path, membership: str, files: Mapping[str, str]) -> ControlGroups:
    """Hierarchies with these files."""
    for name, text in files.items():
        path = directory / "cgroup" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (directory / "membership").write_text(membership, encoding="utf-8")
    return ControlGroups(directory / "cgroup", directory / "membership")


@pytest.mark.parametrize(
    ("membership", "files", "cores"),
    [
        (SECOND, {"user/shop/cpu.max": "300000 100000\n"}, 3),
        (SECOND, {"user/shop/cpu.max": "max 100000\n", "user/cpu.max": "200000 100000\n"}, 2),
        (SECOND, {"user/shop/cpu.max": "max 100000\n"}, ALL_CORES),
        (SECOND, {"user/shop/cpu.max": "50000 100000\n"}, 1),
        (SECOND, {"cpu.max": "400000 100000\n"}, 4),
        (
            FIRST,
            {
                "cpu,cpuacct/user/cpu.cfs_quota_us": "-1\n",
                "cpu,cpuacct/user/cpu.cfs_period_us": "100000\n",
                "cpu,cpuacct/cpu.cfs_quota_us": "200000\n",
                "cpu,cpuacct/cpu.cfs_period_us": "100000\n",
            },
            2,
        ),
        (SECOND, {"elsewhere/cpu.max": "100000 100000\n"}, ALL_CORES),
        ("", {}, ALL_CORES),
    ],
)
def test_should_count_cores_when_groups_limit_them(
    tmp_path: pathlib.Path, membership: str, files: Mapping[str, str], cores: int
) -> None:
    assert groups(tmp_path, membership, files).cores() == cores


@pytest.mark.parametrize(
    ("membership", "files", "limit"),
    [
        (SECOND, {"user/shop/memory.max": "max\n", "user/memory.max": "5000\n"}, 5000),
        (SECOND, {"user/shop/memory.max": "4000\n", "user/memory.max": "5000\n"}, 4000),
        (FIRST, {"memory/user/shop/memory.limit_in_bytes": "6000\n"}, 6000),
        (FIRST, {"memory/memory.limit_in_bytes": "9223372036854771712\n"}, None),
        (SECOND, {}, None),
    ],
)
def test_should_tell_the_least_memory_when_groups_limit_it(
    tmp_path: pathlib.Path, membership: str, files: Mapping[str, str], limit: int | None
) -> None:
    assert groups(tmp_path, membership, files).memory() == limit


def test_should_know_no_group_when_the_system_has_none(tmp_path: pathlib.Path) -> None:
    none = ControlGroups(tmp_path / "cgroup", tmp_path / "membership")
    assert (none.cores(), none.memory()) == (ALL_CORES, None)


def test_should_count_all_cores_when_the_system_binds_none(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert groups(tmp_path, "", {}).cores() == 3
