"""Comments in messages: whole as a rule, and cut between words where they are very long."""

import re

LONGEST_QUOTE = 160
MORE = " ..."
ADDRESS = re.compile(r"\b[a-z][a-z+.-]*://\S+")


def in_quotes(words: str) -> str:
    """A text in quotation marks; what is cut away is never a part of an address."""
    if len(words) <= LONGEST_QUOTE:
        return f'"{words}"'
    ends = [len(words.partition(" ")[0]), *(match.end() for match in ADDRESS.finditer(words))]
    kept = words[: max(words.rfind(" ", 0, LONGEST_QUOTE + 1), *ends)]
    return f'"{kept}{MORE if kept != words else ""}"'
