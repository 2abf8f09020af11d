"""New packs as text and as files."""

import abc
from collections.abc import Sequence

from archcheck.application.configuration_description import ConfigurationValue


class PackWriter(abc.ABC):
    """Puts the values of a pack into TOML."""

    @abc.abstractmethod
    def text(self, summary: str, values: Sequence[ConfigurationValue]) -> str:
        """The pack as TOML."""

    @abc.abstractmethod
    def write(self, path: str, text: str) -> None:
        """Make the file; raises UsageProblems where there is one, ReportNotWritten."""
