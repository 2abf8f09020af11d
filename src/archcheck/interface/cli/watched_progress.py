"""Who is told how far a run is."""

import sys

from archcheck.application.ports.scheduler import Progress
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.interface.cli.terminal import wants_color
from archcheck.shared.configuration import Environment


def progress_on(color: str, environment: Environment) -> Progress:
    """The person who watches standard error, if there is one."""
    if sys.stderr is None or not sys.stderr.isatty():
        return SilentProgress()
    from archcheck.interface.cli.terminal_progress import TerminalProgress

    return TerminalProgress(wants_color(color, True, environment))
