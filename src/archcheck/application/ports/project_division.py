"""Which projects a check is about."""

import abc

from archcheck.domain.project_table import ProjectTable, TablePlace
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, kw_only=True)
class DivisionRequest:
    """`directory` absolute: the working directory; `paths` as given; `file` is `--config`.

    `names` are the projects that are wished for (`--project`); `affected` adds those that use them.
    Of what is `staged`, a file of settings beside projects means all of them.
    """

    directory: str
    paths: tuple[str, ...] = ()
    file: str = ""
    names: tuple[str, ...] = ()
    affected: bool = False
    staged: bool = False


@dataclass(frozen=True, kw_only=True)
class Part:
    """One project of a check: its root, absolute, and the given paths that lie in it.

    Without paths all of it is meant. `place` is None of a project that stands in no table.
    """

    root: str
    paths: tuple[str, ...] = ()
    place: TablePlace | None = None

    @property
    def is_foreign(self) -> bool:
        """Whether it is a submodule, which is judged in its own repository."""
        return self.place is not None and self.place.name in self.place.table.submodules


@dataclass(frozen=True, kw_only=True)
class Division:
    """The projects of a check, in the order of their reports.

    `top` says that the root of the table is meant, whose own rules then hold. `unmatched` are
    sentences about given paths that lie in no project.
    """

    parts: tuple[Part, ...]
    table: ProjectTable | None = None
    top: bool = False
    unmatched: tuple[str, ...] = ()

    @property
    def judged(self) -> tuple[Part, ...]:
        """The projects in which something is judged."""
        return tuple(part for part in self.parts if not part.is_foreign)


class ProjectDivider(abc.ABC):
    """Finds the projects that paths belong to."""

    @abc.abstractmethod
    def divide(self, request: DivisionRequest) -> Division | None:
        """The projects; None where it is one that stands in no table; raises UsageProblems."""
