"""JSON that a program printed: too deep an answer would overflow the stack of whoever reads it."""

import itertools
import json
import re
from typing import Any

from archcheck.infrastructure.tools.running.process_runner import ToolFailure

MOST_LEVELS = 200
STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}
STRING = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\Z)', re.DOTALL)


def parsed_answer(text: str) -> Any:
    """What a JSON text says; raises ValueError, and ToolFailure for one that is too deep."""
    if text.count("[") + text.count("{") > MOST_LEVELS and _depth(text) > MOST_LEVELS:
        raise ToolFailure(f"unreadable output: nested more than {MOST_LEVELS} levels deep")
    return json.loads(text)


def _depth(text: str) -> int:
    brackets = filter(STEPS.__contains__, STRING.sub("", text))
    return max(itertools.accumulate(map(STEPS.__getitem__, brackets), initial=0))
