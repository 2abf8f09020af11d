"""What `--stdin-filename PATH` brings: text on standard input, and where it belongs."""

import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import click

from archcheck.domain.project import Unsaved

OPTION = "--stdin-filename"
MOST = 64_000_000


def unsaved_from(options: Mapping[str, Any]) -> Unsaved | None:
    """The text that stands on standard input; None where the option is not given."""
    path: str = options["stdin_filename"]
    if not path:
        return None
    obstacle = next(filter(None, _obstacles(path, options)), "")
    if obstacle:
        raise click.UsageError(f"{OPTION} {obstacle}")
    return Unsaved(path, sys.stdin.buffer.read(MOST) if sys.stdin else b"")


def _obstacles(path: str, options: Mapping[str, Any]) -> Iterator[str]:
    if options["paths"]:
        yield "names the one path to check: leave the others out"
    if options["tool"] or options["only_tools"]:
        yield "checks archcheck's own rules: tools read saved files"
    if not path.endswith((".py", ".pyi")):
        yield f'wants the name of a Python file, and got "{path}"'


def surroundings_of(unsaved: Unsaved | None) -> tuple[str, ...]:
    """Where the project of an unsaved file is looked for: around it, but not beside us."""
    return (_around(unsaved.path),) if unsaved else ()


def _around(path: str) -> str:
    here = os.getcwd()
    directory = os.path.dirname(os.path.join(here, path))
    if os.path.commonpath((here, os.path.abspath(directory))) != here:
        return here
    while not os.path.isdir(directory):
        directory = os.path.dirname(directory)
    return directory
