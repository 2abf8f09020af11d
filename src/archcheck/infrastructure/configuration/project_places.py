"""What it means for a configuration that its project stands in a table of projects."""

import dataclasses
import pathlib
from collections.abc import Iterator

from archcheck.domain.configuration import ContractDeclaration, Origin
from archcheck.domain.level import Level
from archcheck.domain.problem import Problem
from archcheck.domain.project import SOURCES_AND_TESTS
from archcheck.domain.project_table import TOP, ProjectEntry, TablePlace
from archcheck.infrastructure.configuration.documents import Document
from archcheck.infrastructure.configuration.project_root import ProjectPlace, has_own_table
from archcheck.infrastructure.configuration.project_settings import misplaced

COMPOSITION = "composition"
RULE = "undeclared-module-dependency"
BECAUSE = "A directory can be released by itself only if all that it needs is declared."


def with_table(project: ProjectPlace, place: TablePlace | None) -> ProjectPlace:
    """A project without a configuration of its own has that of the root."""
    if place is None or project.file is not None or not configures(place):
        return project
    return project._replace(file=pathlib.Path(place.table.root, place.table.file))


def is_shared(project: ProjectPlace, place: TablePlace | None) -> bool:
    """Whether the configuration of a project is that of the root, and so of others too."""
    if place is None or project.file is None:
        return False
    return project.file.resolve() == pathlib.Path(place.table.root, place.table.file).resolve()


def configures(place: TablePlace) -> bool:
    """Whether the file that holds the table holds a configuration too."""
    table = place.table
    is_own = table.stated or has_own_table(pathlib.Path(table.root, table.file))
    return bool(table.file) and is_own


def misplaced_keys(
    document: Document, project: ProjectPlace, place: TablePlace | None
) -> Iterator[Problem]:
    """Keys that only the root of a table may state."""
    entry = _apart_entry(place)
    if place is None or entry is None or document.directory != project.root:
        return
    yield from misplaced(document.table, document.place, entry.rebased(place.table.file))


def border_of(root: pathlib.Path, place: TablePlace | None) -> pathlib.Path:
    """The directory that the packs of an untrusted project may not leave."""
    return root if place is None else pathlib.Path(place.table.root)


def apart_from(place: TablePlace | None) -> tuple[str, ...]:
    """The directories of other projects in a project, or in the root."""
    if place is None:
        return ()
    if place.entry is None:
        return tuple(sorted(entry.path for entry in place.table.entries if entry.path != TOP))
    return place.table.inside(place.entry)


def composition_of(place: TablePlace | None) -> ContractDeclaration | None:
    """The contract that follows from the table for one project, or the root."""
    if place is None:
        return None
    entry = place.entry
    return ContractDeclaration(
        name=COMPOSITION,
        origin=_seen_from(entry, entry.origin) if entry else Origin(place.table.file),
        type="allowed",
        rule=RULE,
        because=BECAUSE,
        level=Level.ERROR,
        roles=SOURCES_AND_TESTS,
        keys={
            "uses": entry.uses if entry else (),
            "stated": place.table.stated,
            "projects": tuple(_told(it, entry) for it in place.table.entries),
        },
    )


def _seen_from(entry: ProjectEntry, origin: Origin) -> Origin:
    return dataclasses.replace(origin, source=entry.rebased(origin.source))


def _apart_entry(place: TablePlace | None) -> ProjectEntry | None:
    """The project where it is not the root itself."""
    entry = None if place is None else place.entry
    return None if entry is None or entry.path == TOP else entry


def _told(entry: ProjectEntry, seen_from: ProjectEntry | None) -> str:
    """The way to a project from another one, and its name."""
    return f"{seen_from.rebased(entry.path) if seen_from else entry.path}={entry.name}"
