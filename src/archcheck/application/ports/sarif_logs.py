"""SARIF logs of any producer."""

import abc
from collections.abc import Sequence

from archcheck.domain.sarif_defect import SarifDefect


class SarifLogs(abc.ABC):
    """Reads SARIF logs; raises UsageProblems for what is none."""

    @abc.abstractmethod
    def defects(self, path: str, source_root: str) -> tuple[SarifDefect, ...]:
        """All that is wrong with a log; `source_root` holds the files that it names, if known."""

    @abc.abstractmethod
    def merged(self, paths: Sequence[str]) -> str:
        """One log of several; raises UsageProblems where they do not belong together."""
