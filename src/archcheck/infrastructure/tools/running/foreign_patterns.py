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


def found_in(pattern: str, texts: Sequence[str], tool: str, option: str) -> list[bool]:
    """Whether a pattern is found in each text, nowhere when it is none; raises UsageProblems."""
    ended = subprocess.run(
        [sys.executable, "-I", "-S", SCRIPT],
        input=json.dumps([pattern, list(texts), PATTERN_SECONDS]).encode(),
        capture_output=True,
        check=False,
    )
    if ended.returncode == TIME_IS_UP:
        message = (
            f'the pattern "{pattern}" takes more than {PATTERN_SECONDS:g} CPU seconds on a path'
        )
        hint = "write it without repetitions of repetitions"
        raise UsageProblems(Problem("", f"{option} of {tool}", message, hint))
    answers: list[bool] = [False] * len(texts) if ended.returncode else json.loads(ended.stdout)
    return answers
