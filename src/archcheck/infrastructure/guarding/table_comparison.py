"""A table of projects that is gone whole, and with it the check of what it held."""

import os
from collections.abc import Iterator

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.application.ports.project_division import DivisionRequest, ProjectDivider
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.domain.problem import UsageProblems
from archcheck.domain.project_table import TOP, ProjectEntry, ProjectTable


class TableComparison(GateComparison):
    """Knows whether the root of the project holds a table of others."""

    of_project = True

    def __init__(self, divider: ProjectDivider) -> None:
        """Take who finds tables."""
        self._divider = divider

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each project of a table in whose place there is none, while its files are there."""
        if any(state.configuration.composition for state in (strong, weak)):
            return
        table = self._table(strong.directory)
        if table is not None and self._table(weak.directory) is None:
            yield from _lapses(table, strong, weak)

    def _table(self, directory: str) -> ProjectTable | None:
        """The table of this very directory; none where it cannot be read."""
        try:
            division = self._divider.divide(DivisionRequest(directory=directory))
        except UsageProblems:
            return None
        table = division.table if division else None
        return table if table and os.path.samefile(table.root, directory) else None


def _lapses(table: ProjectTable, strong: GateState, weak: GateState) -> Iterator[Lapse]:
    return (_lapse(entry, weak) for entry in _held(table, strong, weak))


def _held(table: ProjectTable, *states: GateState) -> Iterator[ProjectEntry]:
    for entry in table.entries:
        places = [os.path.join(state.directory, entry.path) for state in states]
        if entry.path != TOP and all(map(os.path.isdir, places)):
            yield entry


def _lapse(entry: ProjectEntry, weak: GateState) -> Lapse:
    title = f'the project "{entry.name}"'
    return Lapse(
        kind=PolicyKind.CONTRACT,
        what=f"projects without {entry.name}",
        lost=f"{title} is in no table of projects any more, and no longer checked as one",
        gained=f"{title} is in the table of projects, and checked as one",
        there=Place(entry.origin.source, entry.origin.line),
        here=weak.file_place,
    )
