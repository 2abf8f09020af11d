"""What the files of task runners run: those of tox and nox."""

import ast
import re
from collections.abc import Iterator, Mapping
from typing import TypeGuard

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.checkers.engine.parsing import UnparsableError, parse_tree
from archcheck.infrastructure.checkers.engine.worker import undisturbed
from archcheck.infrastructure.checkers.testing.names import last_name
from archcheck.infrastructure.reading.ini_values import ini_values
from archcheck.infrastructure.reading.located_values import Located
from archcheck.infrastructure.reading.step_commands import text_of

TASKS = ("tox.ini", "noxfile.py")
COMMANDS = ("commands", "commands_pre", "commands_post")
SECTION = "testenv"
FORGIVING = ("ignore_outcome", "ignore_errors")
RUNS, STATUSES = ("run", "run_always"), "success_codes"
CONTINUED = re.compile(r"\\\r?\n\s*")
Task = tuple[str, int, bool]


def tasks_of(directory: str, path: str) -> Iterator[Task]:
    """Each command of a file with its line, and whether its failure does not count."""
    text = text_of(directory, path)
    yield from _of_nox(text) if path.endswith(".py") else _of_tox(text)


def _of_tox(text: str) -> Iterator[Task]:
    for name, section in ini_values(text).members:
        if name.startswith(SECTION):
            yield from _in_section(dict(section.members))


def _in_section(members: Mapping[str, Located]) -> Iterator[Task]:
    found = (str(members[key].value).lower() for key in FORGIVING if key in members)
    is_lame = "true" in found
    for key in filter(members.__contains__, COMMANDS):
        yield from _in_option(members[key], is_lame)


def _in_option(option: Located, is_lame: bool) -> Iterator[Task]:
    """Behind a dash the failure of a command does not count."""
    for line in CONTINUED.sub(" ", str(option.value)).split("\n"):
        yield line.lstrip("-! \t"), option.line, is_lame or line.startswith("-")


def _of_nox(text: str) -> Iterator[Task]:
    for call in filter(_runs, _nodes(text)):
        words = " ".join(map(_word, call.args))
        yield words, call.lineno, any(it.arg == STATUSES for it in call.keywords)


def _nodes(text: str) -> Iterator[ast.AST]:
    try:
        with undisturbed():
            yield from ast.walk(parse_tree(SourceText.decode_leniently(text.encode())))
    except UnparsableError:
        return


def _runs(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and last_name(node.func) in RUNS


def _word(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else "$"
