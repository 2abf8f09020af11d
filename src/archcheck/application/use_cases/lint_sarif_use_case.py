"""What is wrong with a SARIF log."""

from archcheck.application.ports.sarif_logs import SarifLogs
from archcheck.domain.sarif_defect import SarifDefect


class LintSarifUseCase:
    """Looks for defects that validators do not find."""

    def __init__(self, logs: SarifLogs) -> None:
        """Take what reads logs."""
        self._logs = logs

    def execute(self, path: str, source_root: str = "") -> tuple[SarifDefect, ...]:
        """All defects; raises UsageProblems for what is no SARIF."""
        return self._logs.defects(path, source_root)
