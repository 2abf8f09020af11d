"""The command line, as a process."""

from __future__ import annotations

import gc
import os
import sys

from archcheck.composition_root.root import Root
from archcheck.interface.cli.exit_status import INTERRUPTED
from archcheck.shared.configuration import read_environment
from archcheck.shared.import_path import without_projects

ALLOCATIONS_BETWEEN_COLLECTIONS = 1_000_000


def main() -> None:
    """Run the command line and leave with its exit status.

    Nearly all that a run allocates stays until its end: looking for garbage all the time costs
    a twentieth of it, and at its end as much again.
    """
    gc.set_threshold(ALLOCATIONS_BETWEEN_COLLECTIONS)
    try:
        sys.exit(_run())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        gc.freeze()


def _run() -> int:
    environment = read_environment(os.environ)
    _import_nothing_checked()
    from archcheck.interface.cli.entry import run

    return run(sys.argv[1:], Root(environment))


def _import_nothing_checked() -> None:
    """Neither here nor in worker processes."""
    own = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    places = (os.curdir, *filter(os.path.exists, sys.argv[1:]))
    kept = (own, sys.prefix, sys.base_prefix)
    sys.path = without_projects(sys.path, places, kept)
    entries = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    os.environ["PYTHONPATH"] = os.pathsep.join(without_projects(entries, places, kept))
