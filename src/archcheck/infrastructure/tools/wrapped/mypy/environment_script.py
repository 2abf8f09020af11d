"""Runs in mypy's interpreter: mypy looks for packages where it is told, and asks no other Python."""

import os
import sys

from mypy import __main__, pyinfo


def searched() -> tuple[list[str], list[str]]:
    """Nothing of this interpreter, and the places that archcheck has read from the layout."""
    return [], os.environ["ARCHCHECK_SITE_PACKAGES"].split(os.pathsep)


if __name__ == "__main__":
    setattr(pyinfo, "getsearchdirs", searched)
    sys.argv[1:1] = ["--python-executable", sys.executable]
    __main__.console_entry()
