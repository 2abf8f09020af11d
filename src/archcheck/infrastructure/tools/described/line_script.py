"""Says of each line which pattern it matches, and its groups; ends by itself when that takes long."""

import json
import re
import signal
import sys


def matched(
    patterns: list[str], lines: list[str], seconds: float
) -> list[tuple[int, dict[str, str]] | None]:
    """For each line the number of the first pattern that fits it whole, and its named groups."""
    expressions = [re.compile(pattern) for pattern in patterns]
    answers = []
    for line in lines:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
        answers.append(first(expressions, line))
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return answers


def first(expressions: list[re.Pattern[str]], line: str) -> tuple[int, dict[str, str]] | None:
    """The first expression that fits a line whole."""
    for number, expression in enumerate(expressions):
        found = expression.fullmatch(line)
        if found:
            return number, found.groupdict()
    return None


if __name__ == "__main__":
    print(json.dumps(matched(*json.load(sys.stdin))))
