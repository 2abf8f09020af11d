"""SARIF logs in files of at most 256 MB."""

from collections.abc import Sequence

from archcheck.application.ports.sarif_logs import SarifLogs
from archcheck.domain.sarif_defect import SarifDefect
from archcheck.infrastructure.sarif_logs.linting import defects_of
from archcheck.infrastructure.sarif_logs.merging import merged_log


class FileSarifLogs(SarifLogs):
    """Reads regular files."""

    def defects(self, path: str, source_root: str) -> tuple[SarifDefect, ...]:
        """All that is wrong, in the order of the log."""
        return tuple(defects_of(path, source_root))

    def merged(self, paths: Sequence[str]) -> str:
        """The log of all."""
        return merged_log(paths)
