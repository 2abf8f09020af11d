"""Running archcheck on bombs: within limits of memory and time."""

import os
import pathlib

from tests.end_to_end import archcheck_support
from tests.end_to_end.archcheck_support import Run

BYTES = 4_000_000_000


def limited(root: pathlib.Path, *arguments: str, **variables: str) -> Run:
    """Run the command as somebody who has not read the project, and does not wait for ever."""
    more = {"ARCHCHECK_TRUST_PROJECT": "", **variables}
    return archcheck_support.archcheck_within(BYTES, root, *arguments, **more)


def said(run: Run) -> tuple[int, str]:
    """Status and all that was printed, its lines joined."""
    return run.status, " ".join((run.out + run.err).split())


def plant(root: pathlib.Path, name: str, kind: str) -> pathlib.Path:
    """A file that nobody should read, in place of what was there."""
    path = root / name
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "large":
        path.write_text("\n" * 1_000_001, encoding="utf-8")
    else:
        path.symlink_to(kind)
    return path
