"""JSON that a program printed: too deep an answer would overflow the stack of whoever reads it."""

import json
import re
from typing import Any

from archcheck.infrastructure.tools.running.process_runner import ToolFailure

MOST_LEVELS = 200
STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\Z)|[\[\]{}]', re.DOTALL)


def parsed_answer(text: str) -> Any:
    """What a JSON text says; raises ValueError, and ToolFailure for one that is too deep."""
    if text.count("[") + text.count("{") > MOST_LEVELS and _depth(text) > MOST_LEVELS:
        raise ToolFailure(f"unreadable output: nested more than {MOST_LEVELS} levels deep")
    return json.loads(text)


def _depth(text: str) -> int:
    depth = deepest = 0
    for token in TOKEN.finditer(text):
        depth += STEPS.get(token[0], 0)
        deepest = max(deepest, depth)
    return deepest
