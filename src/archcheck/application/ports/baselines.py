"""Where known findings are recorded, and what the repository remembers of that."""

import abc
import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from archcheck.domain.baseline import Baseline, Sheet
from archcheck.domain.project import Project
from archcheck.shared.deferred import dataclass


class Baselines(abc.ABC):
    """Reads and writes the files of baselines."""

    @abc.abstractmethod
    def read(self, project: Project, file: str = "") -> Baseline | None:
        """The baseline of a project, or the one in a file; None where there is none.

        Raises UsageProblems for what cannot be read, is damaged or conflicted, and for both kinds
        at once.
        """

    @abc.abstractmethod
    def free_name(self, project: Project, file: str = "") -> str:
        """What a new baseline is called; raises UsageProblems where there is one."""

    @abc.abstractmethod
    def demand_writable(self, root: str, files: Sequence[str]) -> None:
        """Raise UsageProblems where files cannot be written, before the work is done."""

    @abc.abstractmethod
    def write(self, root: str, sheets: Sequence[Sheet]) -> None:
        """Replace files, all or none of them; raises UsageProblems."""


@dataclass(frozen=True)
class Moves:
    """What was renamed since a file was written: old paths by those of today.

    `is_cut` is true where the history does not reach back to it.
    """

    renamed: Mapping[str, str] = dataclasses.field(default_factory=dict)
    is_cut: bool = False


@dataclass(frozen=True)
class PastText:
    """A file as it was committed, at a date such as `2026-11-30`."""

    date: str
    text: str


class BaselineHistory(abc.ABC):
    """Knows the commits of a baseline."""

    @abc.abstractmethod
    def moves(self, root: str, file: str) -> Moves:
        """The renames since a file below a root was last committed; none where nobody knows."""

    @abc.abstractmethod
    def texts(self, root: str, file: str) -> Iterator[PastText]:
        """A file as it was, the newest first, as far as anybody knows; not the uncommitted one."""
