"""The facts of a project as they would be with an import, or without it."""

import dataclasses
from collections.abc import Sequence

from archcheck.application.explaining.edges import Edge
from archcheck.domain.facts import FileFacts, ImportKind, ImportStatement
from archcheck.domain.location import Region
from archcheck.domain.project import Project

FIRST = Region(1, 1, 1, 1)


def with_import(facts: Sequence[FileFacts], project: Project, edge: Edge) -> tuple[FileFacts, ...]:
    """As if the importer began with this import."""
    path = path_of(project, edge.importer)
    statement = ImportStatement(ImportKind.PLAIN, edge.imported, "", 0, FIRST, (0, 0))
    return tuple(
        dataclasses.replace(it, imports=(statement, *it.imports)) if it.path == path else it
        for it in facts
    )


def path_of(project: Project, module: str) -> str:
    """The file of a module; empty where it has none."""
    return next((file.path for file in project.files if file.module == module), "")
