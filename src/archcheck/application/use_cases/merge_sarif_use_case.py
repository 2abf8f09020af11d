"""One SARIF log of several."""

from collections.abc import Sequence

from archcheck.application.ports.sarif_logs import SarifLogs


class MergeSarifUseCase:
    """Joins the shards of a check."""

    def __init__(self, logs: SarifLogs) -> None:
        """Take what reads logs."""
        self._logs = logs

    def execute(self, paths: Sequence[str]) -> str:
        """The log; raises UsageProblems where logs do not belong together."""
        return self._logs.merged(paths)
