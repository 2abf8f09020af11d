"""Runs one script several times in one process, each time in another directory.

Runs in the interpreter that holds what the script needs. The first argument is a file with a JSON
list of `[directory, arguments]`, the second is the script; it prints a JSON list with what each
run gave: exit status, standard output and standard error.
"""

import contextlib
import io
import json
import os
import runpy
import sys
import traceback
import typing

Told = typing.Tuple[int, str, str]


def told(script: str, directory: str, arguments: typing.List[str]) -> Told:
    """What the script says in a directory."""
    os.chdir(directory)
    sys.argv = [script, *arguments]
    output, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        code = status_of(script)
    return code, output.getvalue(), errors.getvalue()


def status_of(script: str) -> int:
    """Its exit status, as a process of its own would have it."""
    try:
        runpy.run_path(script, run_name="__main__")
    except SystemExit as left:
        return status_of_exit(left.code)
    except Exception:
        traceback.print_exc()
        return 1
    return 0


def status_of_exit(code: typing.Any) -> int:
    """Text is told on standard error, and is a failure."""
    if code is None or isinstance(code, int):
        return code or 0
    print(code, file=sys.stderr)
    return 1


def main(listing: str, script: str) -> None:
    """Print what all runs gave."""
    with open(listing, encoding="utf-8") as file:
        runs = json.load(file)
    print(json.dumps([told(script, directory, arguments) for directory, arguments in runs]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
