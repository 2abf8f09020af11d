"""A process that has imported archcheck, and is the command anew for each request.

Each command is a process of its own, with its own arguments, environment, directory and
streams. What it does not do again is to start Python, to import what all commands import, to
read the pages of the rules, and to write a file of what coverage has seen: each command tells
that to this process, which writes it once.
"""

import gc
import importlib
import json
import os
import pickle
import pkgutil
import resource
import runpy
import socket
import sys
from collections.abc import Mapping
from typing import Any, BinaryIO

WIDTH = 8
PIECES = ("application", "domain", "infrastructure", "interface", "shared")
PAGES = "archcheck.infrastructure.configuration.rule_pages"
OF_OTHER_PROCESSES = ("_script", ".fork_server_end")


def import_ahead() -> None:
    """All of archcheck that the command itself may import, and the rules that it reads.

    What is there stays: no command looks for garbage in it.
    """
    for piece in PIECES:
        package = importlib.import_module(f"archcheck.{piece}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith(OF_OTHER_PROCESSES):
                importlib.import_module(found.name)
    sys.modules[PAGES].PageRuleCatalogue().rules()
    gc.collect()
    gc.freeze()


def next_command(server: socket.socket) -> tuple[Mapping[str, Any], BinaryIO]:
    """What to be, and where to tell what was seen: this returns in a process for each request."""
    while True:
        size, outputs, _, _ = socket.recv_fds(server, WIDTH, 2)
        if not size:
            sys.exit()
        request = json.loads(server.recv(int(size), socket.MSG_WAITALL))
        told, telling = os.pipe()
        process = os.fork()
        if not process:
            os.close(told)
            server.close()
            _take(outputs)
            return request, open(telling, "wb")
        server.sendall(number(process))
        _close(*outputs, telling)
        _add(told)
        server.sendall(number(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])))


def number(value: int) -> bytes:
    """A number as it is sent."""
    return f"{value:{WIDTH}}".encode()


def _take(outputs: list[int]) -> None:
    for number_here, output in enumerate(outputs, start=1):
        os.dup2(output, number_here)
    _close(*outputs)


def _close(*files: int) -> None:
    for file in files:
        os.close(file)


def be(command: Mapping[str, Any], telling: BinaryIO) -> None:
    """Become `python -P -m archcheck`."""
    for seen in _measured().values():
        seen.clear()
    os.environ.clear()
    os.environ.update(command["environment"])
    os.chdir(command["directory"])
    if command["memory"] != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_AS, (command["memory"], command["memory"]))
    sys.argv[1:] = command["arguments"]
    try:
        runpy.run_module("archcheck", run_name="__main__", alter_sys=True)
    finally:
        _tell(telling)


def _measuring() -> Any:
    """The measurement of coverage in this process, None where there is none."""
    coverage = sys.modules.get("coverage")
    return coverage.Coverage.current() if coverage else None


def _measured() -> dict[str, set[int]]:
    """What coverage has seen in this process, by file."""
    measuring = _measuring()
    return measuring._collector.data if measuring else {}


def _tell(telling: BinaryIO) -> None:
    seen = _measured()
    if measuring := _measuring():
        measuring.stop()
        measuring._auto_save = False
    with telling:
        pickle.dump({name: it for name, it in seen.items() if it}, telling)


def _add(told: int) -> None:
    """What a command has seen is seen; one that was killed tells nothing."""
    with open(told, "rb") as opened:
        data = opened.read()
    own = _measured()
    for name, seen in pickle.loads(data).items() if data else ():
        own.setdefault(name, set()).update(seen)


if __name__ == "__main__":
    import_ahead()
    be(*next_command(socket.socket(fileno=int(sys.argv[1]))))
