"""Work for worker processes: some words do harm."""

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence


def _crash() -> str:
    os.kill(os.getpid(), signal.SIGSEGV)
    return "never"


def _hang() -> str:
    time.sleep(600)
    return "never"


def _main() -> str:
    return str(getattr(sys.modules["__main__"], "__file__", "none"))


HARM: Mapping[str, Callable[[], str]] = {
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
