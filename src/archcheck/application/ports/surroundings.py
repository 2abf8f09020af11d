"""What a check needs to know of the world around the files."""

import abc
import datetime

from archcheck.domain.check_result import Repository


class SourceReader(abc.ABC):
    """Reads files of the project for reports."""

    @abc.abstractmethod
    def read(self, root: str, path: str) -> bytes | None:
        """The bytes of a file, None when it cannot be read."""


class VersionControl(abc.ABC):
    """Knows the state of the repository."""

    @abc.abstractmethod
    def state(self, root: str) -> Repository | None:
        """The repository around a directory; None without one or without a remote."""

    @abc.abstractmethod
    def prefix(self, root: str) -> str:
        """The path of a directory in its work tree, with a slash at its end; else empty."""


class Clock(abc.ABC):
    """Knows the time."""

    @abc.abstractmethod
    def today(self) -> datetime.date:
        """The local date."""

    @abc.abstractmethod
    def seconds(self) -> float:
        """A monotonic time in seconds."""
