"""Ends a tool before it takes so much memory that the machine ends everything."""

import functools
import pathlib
import re
import subprocess
import threading
from collections.abc import Iterator

from archcheck.infrastructure.execution.control_groups import ControlGroups
from archcheck.infrastructure.tools.running.process_group import end_group

SHARE = 0.75
SECONDS_BETWEEN_LOOKS = 0.5
PROCESSES = pathlib.Path("/proc")
PROPORTIONAL = re.compile(r"^Pss: +(\d+) kB", re.MULTILINE)
MEGABYTE = 1_000_000


@functools.cache
def memory_for_tools() -> int | None:
    """The bytes that one tool may need: a part of the control group's limit, if it has one."""
    limit = ControlGroups().memory()
    return None if limit is None else int(limit * SHARE)


class MemoryCeiling:
    """Looks now and then what a process and its group need, and ends them above a limit."""

    def __init__(self, process: subprocess.Popen[bytes], limit: int | None) -> None:
        """Begin to look, where there is a limit in bytes and a system that tells."""
        self.excess = ""
        self._process = process
        self._limit = limit
        self._is_over = threading.Event()
        if limit is not None and PROCESSES.is_dir():
            threading.Thread(target=self._watch, daemon=True).start()

    def cancel(self) -> None:
        """The process has ended."""
        self._is_over.set()

    def _watch(self) -> None:
        while not self._is_over.wait(SECONDS_BETWEEN_LOOKS):
            self._look(self._limit or 0)

    def _look(self, limit: int) -> None:
        needed = memory_of_group(self._process.pid)
        if needed > limit and not self._is_over.is_set():
            self.excess = (
                f"it needed {needed // MEGABYTE:,} MB of memory, more than the "
                f"{limit // MEGABYTE:,} MB that one tool may take here"
            )
            end_group(self._process)


def memory_of_group(leader: int) -> int:
    """The bytes that a session of processes needs; what they share is counted once (PSS)."""
    return sum(_memory(process) for process in _members(leader))


def _members(leader: int) -> Iterator[pathlib.Path]:
    for process in PROCESSES.glob("[0-9]*"):
        fields = _read(process / "stat").rpartition(")")[2].split()
        if len(fields) > 3 and fields[3] == str(leader):
            yield process


def _memory(process: pathlib.Path) -> int:
    match = PROPORTIONAL.search(_read(process / "smaps_rollup"))
    return int(match[1]) * 1024 if match else 0


def _read(path: pathlib.Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
