"""Lines of a program's answer, matched where matching can be ended."""

import json
import pathlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from archcheck.domain.problem import Problem
from archcheck.domain.source_text import split_lines
from archcheck.infrastructure.tools.running.foreign_patterns import (
    HINT,
    TOO_LONG,
    matched_elsewhere,
)

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
    too_slow = Problem(source, key, f"a pattern {TOO_LONG} a line", HINT)
    ended = matched_elsewhere(SCRIPT, patterns, lines, too_slow)
    answers: list[Answer | None] = json.loads(ended.stdout)
    return answers


def _line(text: str, answer: Answer | None) -> Line:
    number, groups = answer or (None, {})
    return Line(text, number, {name: value for name, value in groups.items() if value})
