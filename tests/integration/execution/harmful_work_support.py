"""Work for worker processes: some words do harm."""

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from archcheck.infrastructure.execution.cpu_limits import file_limit, matched


def _crash() -> str:
    os.kill(os.getpid(), signal.SIGSEGV)
    return "never"


def _hang() -> str:
    time.sleep(600)
    return "never"


def _burn() -> str:
    with file_limit(0.2):
        while True:
            pass


def _match() -> str:
    with file_limit(60):
        return str(matched(lambda: re.match("(a+)+$", "a" * 60 + "!")))


def _rest() -> str:
    with file_limit(0.2):
        matched(lambda: re.match("a", "a"))
    return _wait_for_cpu(0.5)


def _wait_for_cpu(seconds: float) -> str:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return "rested"


def _main() -> str:
    return str(getattr(sys.modules["__main__"], "__file__", "none"))


HARM: Mapping[str, Callable[[], str]] = {
    "burn": _burn,
    "match": _match,
    "rest": _rest,
    "crash": _crash,
    "hang": _hang,
    "main": _main,
    "interrupts": lambda: str(signal.getsignal(signal.SIGINT)),
    "process": lambda: str(os.getpid()),
    "recursion": lambda: str(sys.getrecursionlimit()),
}


def work(words: Sequence[str]) -> list[str]:
    """Answer in upper case, or do harm."""
    return [HARM.get(word, word.upper)() for word in words]
