"""How reports get out of archcheck."""

from __future__ import annotations

import abc
from typing import TYPE_CHECKING

from archcheck.application.ports.report_format import ReportFormat, ReportOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archcheck.domain.check_result import ReportedFile


class ReportFormats(abc.ABC):
    """The report formats that exist."""

    @abc.abstractmethod
    def names(self) -> tuple[str, ...]:
        """The names of all formats, sorted."""

    @abc.abstractmethod
    def load(self, name: str) -> ReportFormat:
        """The format of a known name."""


class ReportNotWritten(Exception):
    """A report could not be written; the text says which and why."""


class ReportMemory(abc.ABC):
    """Knows what timeless reports have said of the very same result."""

    @abc.abstractmethod
    def is_written(self, name: str, options: ReportOptions, path: str) -> bool:
        """Whether this is in that file already, word for word; it then is as new as the rest."""

    @abc.abstractmethod
    def keep(
        self, name: str, options: ReportOptions, text: str, files: Sequence[ReportedFile]
    ) -> None:
        """Remember what such a report says, which has shown these files."""


class NoReports(ReportMemory):
    """Remembers nothing."""

    def is_written(self, name: str, options: ReportOptions, path: str) -> bool:
        """Never."""
        return False

    def keep(
        self, name: str, options: ReportOptions, text: str, files: Sequence[ReportedFile]
    ) -> None:
        """Forget it."""


class ReportFiles(abc.ABC):
    """Writes reports to files."""

    @abc.abstractmethod
    def write(self, path: str, text: str) -> None:
        """Replace a file at once or not at all; raises ReportNotWritten."""

    @abc.abstractmethod
    def append(self, path: str, text: str) -> None:
        """Add to a file as much as its readers accept; raises ReportNotWritten."""
