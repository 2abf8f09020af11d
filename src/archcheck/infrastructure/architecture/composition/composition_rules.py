"""Which projects of a table import which, and which directories the table forgets."""

from collections.abc import Iterator, Sequence

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.domain.check_result import Architecture
from archcheck.domain.configuration import ContractDeclaration
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region
from archcheck.domain.project_table import ProjectEntry, ProjectTable
from archcheck.infrastructure.architecture.composition.sibling_imports import (
    SiblingImport,
    sibling_imports,
)
from archcheck.infrastructure.architecture.project_rule import first_line
from archcheck.infrastructure.configuration.documents import PROJECT_FILE

CONTRACT = "composition"
RULE = "undeclared-module-dependency"
FORGOTTEN = (
    "Nobody knows what may import a directory that the table does not name, nor is it checked."
)


class CompositionRules(ProjectRules):
    """The contract that a table of projects is."""

    about_top = True

    def validate(self, inspection: Inspection) -> None:
        """Accept everything: the table was read before."""

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """The imports of other projects that nobody declared, and at the root what is forgotten."""
        place, rule = inspection.place, inspection.rules.rules.get(RULE)
        if place is None or rule is None:
            return ProjectAnswer()
        found = [*_imports(inspection, facts), *_forgotten(inspection)]
        return ProjectAnswer(
            tuple(sorted(found, key=lambda finding: finding.order)),
            architecture=Architecture.CHECKED if inspection.is_table_alone else None,
        )


def _imports(inspection: Inspection, facts: Sequence[FileFacts]) -> Iterator[Finding]:
    place, declaration = inspection.place, inspection.configuration.composition
    if place is None or place.entry is None or declaration is None:
        return
    imports = sibling_imports(inspection, place.entry, facts)
    for found in filter(lambda it: inspection.scope.holds(it.path), imports):
        yield _finding(found, place.table, place.entry, declaration)


def _finding(
    found: SiblingImport,
    table: ProjectTable,
    entry: ProjectEntry,
    declaration: ContractDeclaration,
) -> Finding:
    other = table.by_name[found.owner]
    origin = entry.origin
    allowed = ", ".join(entry.uses) or "no other project"
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=RULE,
        level=declaration.level or Level.ERROR,
        message=(
            f"{entry.directory} must not import {other.directory}: "
            f"{origin.source}:{origin.line} lets {entry.name} use {allowed}"
        ),
        location=Location(found.path, found.region),
        key=f"{found.importer}->{found.module}",
        symbol=found.importer,
        contract=CONTRACT,
        because=declaration.because,
        fix=_fix(table, entry, other),
    )


def _fix(table: ProjectTable, entry: ProjectEntry, other: ProjectEntry) -> str:
    if table.stated:
        return f'do without it, or add "{other.name}" to {entry.name} in {table.source}.'
    return f"do without it, or declare {other.name} as a dependency in {entry.origin.source}."


def _forgotten(inspection: Inspection) -> Iterator[Finding]:
    """Directories with a pyproject.toml that are no project of a table that somebody wrote."""
    place = inspection.place
    if place is None or not (place.is_top and place.table.stated):
        return
    for directory in inspection.undeclared:
        path = f"{directory}/{PROJECT_FILE}"
        yield Finding(
            analyzer=OWN_ANALYZER,
            rule=RULE,
            level=Level.ERROR,
            message=f"{directory}/ is no project of {place.table.source} in {place.table.file}",
            location=Location(path, _line(inspection, path)),
            key=directory,
            symbol=path,
            contract=CONTRACT,
            because=FORGOTTEN,
            fix=_way_in(directory),
        )


def _line(inspection: Inspection, path: str) -> Region:
    return first_line(inspection.project.root, path)


def _way_in(directory: str) -> str:
    name = directory.rpartition("/")[2]
    entry = f"{name} = []" if name == directory else f'{name} = {{ path = "{directory}" }}'
    return f"write {entry} with what it may import, or take the pyproject.toml away."
