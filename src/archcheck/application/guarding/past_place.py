"""Where a project stood in a table of projects at a revision."""

import contextlib
import dataclasses
from collections.abc import Iterator

from archcheck.application.ports.past_projects import PastProjects
from archcheck.application.ports.project_division import DivisionRequest, ProjectDivider
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project_table import TOP, ProjectEntry, ProjectTable, TablePlace


class PastPlaces:
    """Copies the root of a table, which configures all of its projects, without these."""

    def __init__(self, past: PastProjects, divider: ProjectDivider) -> None:
        """Take the ports."""
        self._past = past
        self._divider = divider

    @contextlib.contextmanager
    def opened(self, place: TablePlace | None, revision: str) -> Iterator[TablePlace | None]:
        """The place as it was, as long as the copy is there.

        A project that stood in no table then could import the same others as today.
        """
        if place is None or place.entry is None:
            yield place
            return
        table = place.table
        with self._past.opened(table.root, revision, _below(table)) as copy:
            then = self._table(copy.directory) or dataclasses.replace(table, root=copy.directory)
            yield TablePlace(then, _known(then).get(place.entry.path, place.entry))

    def _table(self, directory: str) -> ProjectTable | None:
        try:
            division = self._divider.divide(DivisionRequest(directory=directory))
        except UsageProblems:
            return None
        return division.table if division else None


def _below(table: ProjectTable) -> list[str]:
    return [entry.path for entry in table.entries if entry.path != TOP]


def _known(table: ProjectTable) -> dict[str, ProjectEntry]:
    return {entry.path: entry for entry in table.entries}
