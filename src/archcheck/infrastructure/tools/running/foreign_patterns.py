"""Regular expressions in the settings of tools: matched in a process that can be ended."""

import json
import pathlib
import signal
import subprocess
import sys
from collections.abc import Sequence

from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.execution.cpu_limits import PATTERN_SECONDS

SCRIPT = str(pathlib.Path(__file__).with_name("pattern_script.py"))
TIME_IS_UP = -getattr(signal, "SIGVTALRM", signal.SIGTERM)
TOO_LONG = f"takes more than {PATTERN_SECONDS:g} CPU seconds on"
HINT = "write it without repetitions of repetitions"


def found_in(pattern: str, texts: Sequence[str], tool: str, option: str) -> list[bool]:
    """Whether a pattern is found in each text, nowhere when it is none; raises UsageProblems."""
    too_slow = Problem(
        "", f"{option} of {tool}", f'the pattern "{pattern}" {TOO_LONG} a path', HINT
    )
    ended = matched_elsewhere(SCRIPT, pattern, texts, too_slow)
    answers: list[bool] = [False] * len(texts) if ended.returncode else json.loads(ended.stdout)
    return answers


def matched_elsewhere(
    script: str, patterns: str | Sequence[str], texts: Sequence[str], too_slow: Problem
) -> subprocess.CompletedProcess[bytes]:
    """How a script of ours ended that matches in a process of its own, and answers in JSON.

    Raises UsageProblems with `too_slow` where one text takes too long.
    """
    ended = subprocess.run(
        [sys.executable, "-I", "-S", script],
        input=json.dumps([patterns, list(texts), PATTERN_SECONDS]).encode(),
        capture_output=True,
        check=False,
    )
    if ended.returncode == TIME_IS_UP:
        raise UsageProblems(too_slow)
    return ended
