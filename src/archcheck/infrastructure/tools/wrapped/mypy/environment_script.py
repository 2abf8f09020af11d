"""Runs in mypy's interpreter: mypy looks for packages where it is told, and asks no other Python."""

import os
import sys

from mypy import __main__, defaults, pyinfo


def searched() -> tuple[list[str], list[str]]:
    """Nothing of this interpreter, and the places that archcheck has read from the layout."""
    return [], list(filter(None, os.environ["ARCHCHECK_SITE_PACKAGES"].split(os.pathsep)))


def options() -> list[str]:
    """This interpreter, and the version of the environment where this mypy can speak of it."""
    told = os.environ["ARCHCHECK_PYTHON_VERSION"]
    is_known = bool(told) and tuple(map(int, told.split("."))) >= defaults.PYTHON3_VERSION_MIN
    version = ["--python-version", told] if is_known else []
    return ["--python-executable", sys.executable, *version]


if __name__ == "__main__":
    setattr(pyinfo, "getsearchdirs", searched)
    sys.argv[1:1] = options()
    __main__.console_entry()
