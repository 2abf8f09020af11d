"""Two projects that stand in one table."""

import dataclasses

from archcheck.application.ports.project_division import (
    Division,
    DivisionRequest,
    Part,
    ProjectDivider,
)
from archcheck.domain.configuration import Origin
from archcheck.domain.project_table import ProjectEntry, ProjectTable, TablePlace


def entry(name: str, *uses: str) -> ProjectEntry:
    """A project in a directory below `libs`."""
    return ProjectEntry(name=name, path=f"libs/{name}", uses=uses, origin=Origin("pyproject.toml"))


TABLE = ProjectTable(
    root="/shops",
    file="pyproject.toml",
    source="[tool.archcheck.projects]",
    entries=(entry("amp", "helpers"), entry("helpers")),
)
DIVISION = Division(
    parts=tuple(
        Part(root=f"/shops/{it.path}", place=TablePlace(TABLE, it)) for it in TABLE.entries
    ),
    table=TABLE,
)


@dataclasses.dataclass(frozen=True)
class FixedDivider(ProjectDivider):
    """Always the same projects."""

    division: Division = DIVISION

    def divide(self, request: DivisionRequest) -> Division:
        """The projects."""
        return self.division
