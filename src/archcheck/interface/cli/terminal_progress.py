"""How far a check is, on a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress as Bar, TextColumn

from archcheck.application.ports.scheduler import Progress
from archcheck.domain.job import Job, JobResult


class TerminalProgress(Progress):
    """Draws a bar and the analyzers that are still at work on standard error."""

    def __init__(self, color: bool) -> None:
        """Draw with or without colour."""
        console = Console(stderr=True, no_color=not color)
        columns = (BarColumn(bar_width=24), MofNCompleteColumn(), TextColumn("{task.description}"))
        self._bar = Bar(*columns, console=console, transient=True)
        self._left: dict[str, int] = {}

    def begin(self, jobs: Sequence[Job]) -> None:
        """Start the bar."""
        for job in jobs:
            self._left[job.analyzer] = self._left.get(job.analyzer, 0) + 1
        self._task = self._bar.add_task(self._busy(), total=len(jobs))
        self._bar.start()

    def done(self, result: JobResult) -> None:
        """Advance the bar."""
        self._left[result.analyzer] -= 1
        self._bar.update(self._task, advance=1, description=self._busy())

    def end(self) -> None:
        """Take the bar away."""
        self._bar.stop()

    def _busy(self) -> str:
        return ", ".join(name for name, left in self._left.items() if left)
