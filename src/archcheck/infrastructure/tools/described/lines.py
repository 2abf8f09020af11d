"""Lines of a program's answer, matched where matching can be ended."""

import json
import pathlib
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.source_text import split_lines
from archcheck.infrastructure.execution.cpu_limits import PATTERN_SECONDS
from archcheck.infrastructure.tools.running.foreign_patterns import TIME_IS_UP

Answer = tuple[int, Mapping[str, str | None]]
SCRIPT = str(pathlib.Path(__file__).with_name("line_script.py"))


class Line(NamedTuple):
    """A line, the number of the pattern that it matches (None: of none), and its groups."""

    text: str
    pattern: int | None
    groups: Mapping[str, str]


def matched_lines(text: str, patterns: Sequence[str], source: str, key: str) -> list[Line]:
    """The lines that hold something; raises UsageProblems for patterns that take too long."""
    lines = [line for line in split_lines(text) if line.strip()]
    answers = _answers(lines, patterns, source, key) if lines else []
    return [_line(line, answer) for line, answer in zip(lines, answers, strict=True)]


def _answers(
    lines: Sequence[str], patterns: Sequence[str], source: str, key: str
) -> list[Answer | None]:
    ended = subprocess.run(
        [sys.executable, "-I", "-S", SCRIPT],
        input=json.dumps([patterns, lines, PATTERN_SECONDS]).encode(),
        capture_output=True,
        check=False,
    )
    if ended.returncode == TIME_IS_UP:
        message = f"a pattern takes more than {PATTERN_SECONDS:g} CPU seconds on a line"
        hint = "write it without repetitions of repetitions"
        raise UsageProblems(Problem(source, key, message, hint))
    answers: list[Answer | None] = json.loads(ended.stdout)
    return answers


def _line(text: str, answer: Answer | None) -> Line:
    number, groups = answer or (None, {})
    return Line(text, number, {name: value for name, value in groups.items() if value})
