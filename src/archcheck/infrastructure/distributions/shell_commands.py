"""The commands in a text of a shell, as words."""

import itertools
import json
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

SEPARATORS = re.compile(r"&&|\|\||[;|\n&]")
JOINED = re.compile(r"\\\r?\n")
ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")
FLAGS = re.compile(r"^(?:\s*--(?:mount|network|security)=\S+)+")
HEREDOC = re.compile(r"^\s*(?:RUN\b.*?)?<<-?[\"']?\w[\w.]*[\"']?\s*", re.IGNORECASE)
EXPORT = "export"
BEFORE = frozenset(
    {"sudo", "env", "exec", "time", "command", "then", "do", "else", "if", "!", "(", "{", "set"}
)


class Command(NamedTuple):
    """A command, and what was assigned to variables for it."""

    words: list[str]
    values: Mapping[str, str]


def commands_in(text: str) -> Iterator[Command]:
    """Each command without what only stands before it: assignments, `sudo`, `then`."""
    stripped = HEREDOC.sub("", FLAGS.sub("", text))
    listed = _exec_form(stripped)
    exported: dict[str, str] = {}
    for words in [listed] if listed else _parts(stripped):
        before = list(itertools.takewhile(_only_stands_before, words))
        command = words[len(before) :]
        exported |= _assigned(command) if command[:1] == [EXPORT] else {}
        yield from [Command(command, exported | _assigned(before))] if command else []


def _assigned(words: Iterable[str]) -> dict[str, str]:
    pairs = (word.partition("=") for word in words if ASSIGNMENT.match(word))
    return {name: value for name, _, value in pairs}


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
