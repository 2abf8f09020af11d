"""How a process is ended together with its children."""

import os
import signal
import subprocess
from collections.abc import Callable, Mapping


def end_session(process: subprocess.Popen[bytes]) -> None:
    """Kill the process group that a process leads on POSIX; without effect when it is gone."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def end_tree(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and its descendants with `taskkill`, or the process alone without it."""
    command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError:
        process.kill()


ENDINGS: Mapping[str, Callable[[subprocess.Popen[bytes]], None]] = {"nt": end_tree}


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a process with all of its children, the way of this operating system."""
    ENDINGS.get(os.name, end_session)(process)
