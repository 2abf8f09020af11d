"""Why a tool failed, in its own last words."""

import re
import signal

from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure

LINES = 3
LONGEST = 600
SAMPLE = 200
ESCAPES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def last_words(text: str) -> str:
    """The last lines of a text that hold something, joined, without colours."""
    lines = (line.strip() for line in ESCAPES.sub("", text).split("\n"))
    words = " / ".join([line for line in lines if line][-LINES:])
    return words if len(words) <= LONGEST else f"…{words[-LONGEST:]}"


def ending(exit_code: int) -> str:
    """How a process ended, in words."""
    if exit_code >= 0:
        return f"ended with status {exit_code}"
    known = {member.value: member.name for member in signal.Signals}
    return f"was killed by {known.get(-exit_code, f'signal {-exit_code}')}"


def crash(finished: Finished) -> ToolFailure:
    """The failure of a process that told why on standard error, or else on standard output."""
    words = last_words(finished.errors) or last_words(finished.output)
    how = ending(finished.exit_code)
    return ToolFailure(f"{how}: {words}" if words else how)


def unreadable(finished: Finished, sample: str) -> ToolFailure:
    """The failure of a process whose output does not have the expected shape."""
    words = last_words(finished.errors) or sample[:LONGEST]
    return ToolFailure(f"unreadable output ({ending(finished.exit_code)}): {words}")


def unfit(finished: Finished, reason: str, answer: str) -> ToolFailure:
    """The failure of a process whose output lacks something that can be named."""
    how = f"unreadable output ({ending(finished.exit_code)}): {reason}"
    return ToolFailure(f"{how}; it begins: {answer[:SAMPLE]}" if answer.strip() else how)
