"""Which of several projects a change can have to do with."""

from collections.abc import Collection, Iterable, Sequence

from archcheck.application.ports.base_revisions import BaseRevisions
from archcheck.application.ports.project_division import Division, Part
from archcheck.domain.changed_code import Changes


def affected_parts(division: Division, revisions: BaseRevisions, since: str) -> Sequence[Part]:
    """The projects that changed since a revision, and those that use them; raises UsageProblems.

    All of them where nobody tells who uses whom, and where the table itself has changed.
    """
    table = division.table
    if table is None or table.file in _changed(table.root, revisions, since):
        return division.parts
    named = [(part.place.name, part) for part in division.parts if part.place]
    return _chosen(named, table.with_users(_with_changes(named, revisions, since)))


def _with_changes(
    named: Iterable[tuple[str, Part]], revisions: BaseRevisions, since: str
) -> frozenset[str]:
    return frozenset(name for name, part in named if _changed(part.root, revisions, since))


def _chosen(named: Iterable[tuple[str, Part]], names: Collection[str]) -> tuple[Part, ...]:
    return tuple(part for name, part in named if name in names)


def _changed(root: str, revisions: BaseRevisions, since: str) -> frozenset[str]:
    """The paths that are other than at any of the bases, or not there any more."""
    found = (revisions.changes(root, base) for base in revisions.since(root, since))
    return frozenset().union(*map(_paths, found))


def _paths(changes: Changes) -> frozenset[str]:
    return changes.changed | changes.gone
