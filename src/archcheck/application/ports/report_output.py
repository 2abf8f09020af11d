"""How reports get out of archcheck."""

import abc

from archcheck.application.ports.report_format import ReportFormat


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


class ReportFiles(abc.ABC):
    """Writes reports to files."""

    @abc.abstractmethod
    def write(self, path: str, text: str) -> None:
        """Replace a file at once or not at all; raises ReportNotWritten."""
