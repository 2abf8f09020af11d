"""What `--stdin-filename PATH` brings: text on standard input, and where it belongs."""

import os
import sys
from collections.abc import Mapping
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
    if options["paths"]:
        raise click.UsageError(f"{OPTION} names the one path to check: leave the others out")
    if options["tool"] or options["only_tools"]:
        raise click.UsageError(f"{OPTION} checks archcheck's own rules: tools read saved files")
    if not path.endswith((".py", ".pyi")):
        raise click.UsageError(f'{OPTION}: "{path}" is not the name of a Python file')
    return Unsaved(path, sys.stdin.buffer.read(MOST) if sys.stdin else b"")


def surroundings_of(unsaved: Unsaved) -> str:
    """Where the project of an unsaved file is looked for: around it, but not beside us."""
    here = os.getcwd()
    directory = os.path.dirname(os.path.join(here, unsaved.path))
    if os.path.commonpath((here, os.path.abspath(directory))) != here:
        return here
    while not os.path.isdir(directory):
        directory = os.path.dirname(directory)
    return directory
