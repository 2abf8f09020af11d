"""Says of each text whether a pattern is found in it; ends by itself when that takes too long."""

import json
import re
import signal
import sys


def found(pattern: str, texts: list[str], seconds: float) -> list[bool]:
    """Whether the pattern is found in each of the texts."""
    expression = re.compile(pattern)
    answers = []
    for text in texts:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
        answers.append(expression.search(text) is not None)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return answers


if __name__ == "__main__":
    print(json.dumps(found(*json.load(sys.stdin))))
