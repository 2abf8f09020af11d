"""Where a project stood in a table of projects at a revision."""

import contextlib
import dataclasses
from collections.abc import Iterator

from archcheck.application.ports.past_projects import PastProject, PastProjects
from archcheck.application.ports.project_division import DivisionRequest, ProjectDivider
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project_table import TOP, ProjectEntry, ProjectTable, TablePlace
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class PastPlace:
    """A place in a table of projects, and what is to be said about that table."""

    place: TablePlace | None
    remarks: tuple[str, ...] = ()


class PastPlaces:
    """Copies the root of a table, which configures all of its projects, without these."""

    def __init__(self, past: PastProjects, divider: ProjectDivider) -> None:
        """Take the ports."""
        self._past = past
        self._divider = divider

    @contextlib.contextmanager
    def opened(self, place: TablePlace | None, revision: str) -> Iterator[PastPlace]:
        """The place as it was, as long as the copy is there.

        A project that stood in no table then could import the same others as today; where the
        table of then cannot be read it could import none, so that nothing is loosened unseen.
        """
        if place is None or place.entry is None:
            yield PastPlace(place)
            return
        with self._past.opened(place.table.root, revision, _below(place.table)) as copy:
            yield self._found(place.table, place.entry, copy)

    def _found(self, table: ProjectTable, entry: ProjectEntry, copy: PastProject) -> PastPlace:
        today = dataclasses.replace(table, root=copy.directory)
        try:
            division = self._divider.divide(DivisionRequest(directory=copy.directory))
        except UsageProblems as problems:
            alone = dataclasses.replace(entry, uses=())
            return PastPlace(TablePlace(today, alone), _unreadable(problems, copy))
        then = division.table if division and division.table else today
        return PastPlace(TablePlace(then, _known(then).get(entry.path, entry)))


def _unreadable(problems: UsageProblems, copy: PastProject) -> tuple[str, ...]:
    why = str(problems.problems[0]).replace("\n ", ";").replace(copy.directory, ".")
    return (
        f"the table of projects at {copy.short} cannot be read, and is compared as one that "
        f"allowed no import: {why}",
    )


def _below(table: ProjectTable) -> list[str]:
    return [entry.path for entry in table.entries if entry.path != TOP]


def _known(table: ProjectTable) -> dict[str, ProjectEntry]:
    return {entry.path: entry for entry in table.entries}
