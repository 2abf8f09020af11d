"""What Linux control groups leave a process: processors and memory (cgroups(7), both versions)."""

import os
import pathlib
from collections.abc import Iterator

ROOT = pathlib.Path("/sys/fs/cgroup")
MEMBERSHIP = pathlib.Path("/proc/self/cgroup")
UNLIMITED = 1 << 60


class ControlGroups:
    """The groups that this process is in, from the innermost outwards."""

    def __init__(self, root: pathlib.Path = ROOT, membership: pathlib.Path = MEMBERSHIP) -> None:
        """Take where the hierarchies are mounted, and the file that says where this process is."""
        self._root = root
        self._membership = membership

    def cores(self) -> int:
        """The processors that this process may use, at least one."""
        affinity = getattr(os, "sched_getaffinity", None)
        cores = len(affinity(0)) if affinity else os.cpu_count() or 1
        return max(1, min([cores, *self._quotas()]))

    def memory(self) -> int | None:
        """The bytes that this process and its children may use, None without a limit."""
        limits = (*self._limits("", "memory.max"), *self._limits("memory", "memory.limit_in_bytes"))
        return min(filter(lambda limit: limit < UNLIMITED, limits), default=None)

    def _limits(self, controller: str, name: str) -> Iterator[int]:
        for group in self._groups(controller):
            yield from _numbers(group / name)

    def _quotas(self) -> Iterator[int]:
        """Whole processors, of each group that has a limit."""
        shares = (
            *(_numbers(group / "cpu.max") for group in self._groups("")),
            *(
                _numbers(group / "cpu.cfs_quota_us", group / "cpu.cfs_period_us")
                for group in self._groups("cpu")
            ),
        )
        return (share[0] // share[1] for share in shares if len(share) == 2)

    def _groups(self, controller: str) -> Iterator[pathlib.Path]:
        """The directories of the hierarchy of a controller; of version 2 without one."""
        for line in _lines(self._membership):
            controllers, _, path = line.partition(":")[2].partition(":")
            if controller in controllers.split(","):
                top = self._root / controllers
                inside = top.joinpath(*pathlib.PurePosixPath(path).parts[1:])
                yield from (
                    group for group in (inside, *inside.parents) if group.is_relative_to(top)
                )


def _numbers(*paths: pathlib.Path) -> tuple[int, ...]:
    """The numbers in these files; none where one of them says that there is no limit."""
    words = " ".join(line for path in paths for line in _lines(path)).split()
    return tuple(map(int, words)) if all(word.isdigit() for word in words) else ()


def _lines(path: pathlib.Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
