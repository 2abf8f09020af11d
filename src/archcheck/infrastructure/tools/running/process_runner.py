"""Runs programs: with a timeout, a limit on their output, and an end for their children too."""

import os
import subprocess
import threading
from collections.abc import Mapping
from typing import IO

import msgspec

from archcheck.infrastructure.tools.running.memory_ceiling import MemoryCeiling, memory_for_tools
from archcheck.infrastructure.tools.running.process_group import end_group

OUTPUT_LIMIT = 64 * 1024 * 1024
CHUNK = 64 * 1024
GRACE = 1.0
NEW_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)


class ToolFailure(Exception):
    """A tool gave no answer that can be trusted; the text says why, for the user."""


class ToolTimeout(ToolFailure):
    """A tool did not answer in time."""


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """What to start: arguments, absolute working directory, whole environment, seconds (0: any)."""

    arguments: tuple[str, ...]
    directory: str
    environment: Mapping[str, str]
    timeout: float = 0.0


class Finished(msgspec.Struct, frozen=True):
    """How a process ended; texts are decoded as UTF-8, undecodable bytes as surrogates.

    `cpu_seconds` are its own and those of the children that it waited for; 0 where the system
    does not tell.
    """

    exit_code: int
    output: str
    errors: str
    cpu_seconds: float = 0.0


class Stream:
    """Reads a pipe to its end or to the limit, in a thread of its own, and closes it."""

    def __init__(self, pipe: IO[bytes], process: subprocess.Popen[bytes], limit: int) -> None:
        """Start reading at once."""
        self._pipe = pipe
        self._process = process
        self._limit = limit
        self._chunks: list[bytes] = []
        self._size = 0
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    @property
    def is_too_long(self) -> bool:
        """Whether there was more than the limit."""
        return self._size > self._limit

    def text(self) -> str:
        """What was read; a pipe that a stray child keeps open is not waited for."""
        self._thread.join(GRACE)
        return b"".join(self._chunks).decode("utf-8", "surrogateescape")

    def _read(self) -> None:
        with self._pipe:
            while chunk := self._next():
                self._chunks.append(chunk)

    def _next(self) -> bytes:
        chunk: bytes = self._pipe.read1(CHUNK)  # type: ignore[attr-defined]
        self._size += len(chunk)
        if self.is_too_long:
            end_group(self._process)
            return b""
        return chunk


class Deadline:
    """Ends a process with its children after some seconds (0: never)."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        """Start counting at once."""
        self.seconds = seconds
        self.has_passed = False
        self._process = process
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.daemon = True
        if seconds:
            self._timer.start()

    def cancel(self) -> None:
        """The process has ended."""
        self._timer.cancel()

    def _expire(self) -> None:
        self.has_passed = self._process.returncode is None
        end_group(self._process)


def ended(process: subprocess.Popen[bytes]) -> float:
    """Wait for the end; the CPU seconds of the process and of the children that it waited for."""
    if not hasattr(os, "wait4"):
        process.wait()
        return 0.0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


class ProcessRunner:
    """Starts processes, from several threads at once, until it is stopped."""

    def __init__(self, output_limit: int = OUTPUT_LIMIT, memory_limit: int | None = None) -> None:
        """Take how many bytes a process may write to each of its outputs, and may need.

        Without a number for the memory: a part of what the machine lends to all processes.
        """
        self._output_limit = output_limit
        self._memory_limit = memory_limit or memory_for_tools()
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._stopped = False

    def run(self, command: Command) -> Finished:
        """Run to the end; raises ToolFailure when that end cannot be trusted."""
        process = self._start(command)
        streams = self._streams(process)
        deadline = Deadline(process, command.timeout)
        ceiling = MemoryCeiling(process, self._memory_limit)
        try:
            seconds = ended(process)
        finally:
            deadline.cancel()
            ceiling.cancel()
            self._end(process)
        output, errors = (stream.text() for stream in streams)
        self._demand_trust(deadline, ceiling, streams)
        return Finished(process.returncode, output, errors, seconds)

    def stop(self) -> None:
        """End everything that runs, and refuse to start anything more."""
        with self._lock:
            self._stopped = True
            running = tuple(self._running)
        for process in running:
            end_group(process)

    def _start(self, command: Command) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise ToolFailure("interrupted before it started")
            try:
                process = self._open(command)
            except (OSError, ValueError) as error:
                raise ToolFailure(f"cannot start {command.arguments[0]}: {error}") from error
            self._running.add(process)
            return process

    def _open(self, command: Command) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command.arguments,
            cwd=command.directory,
            env=dict(command.environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            creationflags=NEW_GROUP,
        )

    def _streams(self, process: subprocess.Popen[bytes]) -> tuple[Stream, ...]:
        pipes = (process.stdout, process.stderr)
        return tuple(Stream(pipe, process, self._output_limit) for pipe in pipes if pipe)

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        end_group(process)
        with self._lock:
            self._running.discard(process)

    def _demand_trust(
        self, deadline: Deadline, ceiling: MemoryCeiling, streams: tuple[Stream, ...]
    ) -> None:
        if self._stopped:
            raise ToolFailure("interrupted")
        if deadline.has_passed:
            raise ToolTimeout(f"no answer within {deadline.seconds:g} s")
        if ceiling.excess:
            raise ToolFailure(ceiling.excess)
        self._demand_readable(streams)

    def _demand_readable(self, streams: tuple[Stream, ...]) -> None:
        if any(stream.is_too_long for stream in streams):
            raise ToolFailure(f"unreadable output: more than {self._output_limit:,} bytes")
