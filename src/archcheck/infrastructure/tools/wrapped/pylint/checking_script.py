"""Runs pylint in its interpreter: it sees the project and its packages as data, and runs neither."""

import functools
import itertools
import os
import pathlib
import runpy
import sys
from collections.abc import Callable, Sequence

GUARD = pathlib.Path(__file__).parents[2] / "running" / "guarded_imports.py"
PLACES = "ARCHCHECK_PLACES"
TRUSTED = "ARCHCHECK_TRUSTED"
ALONE = "ARCHCHECK_ALONE"
Check = Callable[..., None]


def expanded(argument: str) -> list[str]:
    """An argument, or the lines of the file that one beginning with `@` names."""
    if not argument.startswith("@"):
        return [argument]
    return pathlib.Path(argument[1:]).read_text(encoding="utf-8").splitlines()


def forgetting(check: Check, forget: Callable[[], None]) -> Check:
    """The method that checks files, which forgets before what is installed beside pylint.

    Until then pylint looks for its own parts by the path.
    """

    def checked(linter: object, files: Sequence[str]) -> None:
        forget()
        check(linter, files)

    return checked


def main() -> None:
    """Run with the arguments of the command line."""
    places = list(filter(None, os.environ.get(PLACES, "").split(os.pathsep)))
    guards = runpy.run_path(str(GUARD))
    guards["guard"](os.getcwd(), places, TRUSTED in os.environ)
    from pylint.lint import PyLinter, Run

    if ALONE in os.environ:
        forget = functools.partial(guards["forget_installed"], places)
        setattr(PyLinter, "check", forgetting(PyLinter.check, forget))
    Run(list(itertools.chain.from_iterable(map(expanded, sys.argv[1:]))))


if __name__ == "__main__":
    main()
