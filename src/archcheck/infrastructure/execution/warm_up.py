"""A head start for worker processes."""

import multiprocessing.forkserver
import os
from collections.abc import Sequence

from archcheck.infrastructure.execution.process_workers import (
    FORK_SERVER,
    safe_start,
    start_context,
)


def warm_up(preload: Sequence[str]) -> None:
    """Let another core import what workers need while this one still looks for the files.

    Without a second core, or without a fork server on this system, nothing is gained.
    """
    context = start_context(preload)
    if context.get_start_method() == FORK_SERVER and (os.cpu_count() or 1) > 1:
        with safe_start():
            multiprocessing.forkserver.ensure_running()
