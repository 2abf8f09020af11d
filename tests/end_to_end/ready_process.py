"""Asking the process that has imported archcheck to be the command."""

import dataclasses
import functools
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence

from tests.end_to_end import serving_script

SECONDS = 120.0
UNLIMITED = resource.RLIM_INFINITY


@dataclasses.dataclass(frozen=True)
class Asked:
    """A command, where it is to be run, and the bytes that it may use."""

    arguments: Sequence[str]
    directory: str
    environment: Mapping[str, str]
    memory: int = UNLIMITED


def answer(asked: Asked) -> tuple[int, bytes, bytes]:
    """Status and both outputs of a command; one at a time."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        status = _status(asked, [out.fileno(), err.fileno()])
        return status, _all(out.fileno()), _all(err.fileno())


def _all(file: int) -> bytes:
    return os.pread(file, os.fstat(file).st_size, 0)


def _status(asked: Asked, outputs: list[int]) -> int:
    _, server = _started()
    request = json.dumps({**dataclasses.asdict(asked), "environment": _unmeasured(asked)}).encode()
    socket.send_fds(server, [serving_script.number(len(request))], outputs)
    server.sendall(request)
    process = _number(server)
    try:
        return _number(server)
    except TimeoutError:
        os.kill(process, signal.SIGKILL)
        raise


def _unmeasured(asked: Asked) -> Mapping[str, str]:
    """What the command starts in turn is not measured: the tests of those parts see them."""
    return {name: it for name, it in asked.environment.items() if "COVERAGE" not in name}


def _number(server: socket.socket) -> int:
    return int(server.recv(serving_script.WIDTH, socket.MSG_WAITALL))


@functools.cache
def _started() -> tuple[subprocess.Popen[bytes], socket.socket]:
    """The process, and what we talk to it by; it ends when nobody holds that any more."""
    ours, theirs = socket.socketpair()
    ours.settimeout(SECONDS)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-P", serving_script.__file__, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    return process, ours


def end() -> None:
    """Let it write down what coverage has seen, if it was ever started."""
    if _started.cache_info().currsize:
        process, ours = _started()
        ours.close()
        process.communicate()
        _started.cache_clear()
