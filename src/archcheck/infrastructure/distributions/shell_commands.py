"""The commands in a text of a shell, as words."""

import itertools
import json
import re
import shlex
from collections.abc import Iterator

SEPARATORS = re.compile(r"&&|\|\||[;|\n&]")
JOINED = re.compile(r"\\\r?\n")
ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")
FLAGS = re.compile(r"^(?:\s*--(?:mount|network|security)=\S+)+")
HEREDOC = re.compile(r"^\s*(?:RUN\b.*?)?<<-?[\"']?\w[\w.]*[\"']?\s*", re.IGNORECASE)
BEFORE = frozenset(
    {"sudo", "env", "exec", "time", "command", "then", "do", "else", "if", "!", "(", "{", "set"}
)


def commands_in(text: str) -> Iterator[list[str]]:
    """Each command without what only stands before it: assignments, `sudo`, `then`."""
    stripped = HEREDOC.sub("", FLAGS.sub("", text))
    listed = _exec_form(stripped)
    for words in [listed] if listed else _parts(stripped):
        command = list(itertools.dropwhile(_only_stands_before, words))
        yield from [command] if command else []


def _only_stands_before(word: str) -> bool:
    return word in BEFORE or ASSIGNMENT.match(word) is not None


def _parts(text: str) -> Iterator[list[str]]:
    for part in SEPARATORS.split(JOINED.sub(" ", text)):
        if not part.lstrip().startswith("#"):
            yield _words(part)


def _words(part: str) -> list[str]:
    try:
        return shlex.split(part, comments=True)
    except ValueError:
        return part.split()


def _exec_form(text: str) -> list[str]:
    """The words of a list in JSON; none where it is a line for a shell, such as `[ -f x ]`."""
    if not text.lstrip().startswith("["):
        return []
    try:
        return [str(word) for word in json.loads(text)]
    except (ValueError, RecursionError):
        return []
