"""Whether the failure of a command counts, as shells see it."""

import re
from collections.abc import Iterator, Sequence

FORGIVING = re.compile(r"^set\s+\+\w*e|^set\s+\+o\s+errexit")
STRICT = re.compile(r"^set\s+-\w*e|^set\s+-o\s+errexit")
KEEPS_STATUS = re.compile(r"\$\?|\bexit\s+\$")
HANDLED = re.compile(
    r"\|\|\s*[({]?\s*(?::|true|/bin/true|echo|printf|exit 0|cat)(?![\w-])(?P<rest>.*)"
)
FAILS = re.compile(r"\bexit\s+(?:[1-9]|\$)|\bfalse\b|\breturn\s+[1-9]")


def counting(lines: Sequence[str]) -> list[bool]:
    """For each line of a script whether its failure ends it; behind `set +e` only the last one's does.

    What asks for the status itself is trusted.
    """
    if any(map(KEEPS_STATUS.search, lines)):
        return [True] * len(lines)
    return [counts or at == len(lines) - 1 for at, counts in enumerate(_strictness(lines))]


def _strictness(lines: Sequence[str]) -> Iterator[bool]:
    counts = True
    for line in lines:
        counts = (counts or bool(STRICT.match(line))) and not FORGIVING.match(line)
        yield counts


def is_swallowed(line: str) -> bool:
    """Whether what is done where a command fails does not fail itself."""
    found = HANDLED.search(line)
    return found is not None and not FAILS.search(found["rest"])
