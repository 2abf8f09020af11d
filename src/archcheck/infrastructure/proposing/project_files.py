"""What the files of a project show."""

import pathlib

from archcheck.application.ports.project_signs import Inheritance, ProjectSigns, Signs
from archcheck.infrastructure.proposing.tool_signs import used_tools


class ProjectFiles(ProjectSigns):
    """Reads configuration files."""

    def signs(self, root: str) -> Signs:
        """The signs of a project."""
        place = pathlib.Path(root)
        return Signs(tools=tuple(used_tools(place)))

    def inheritance(self, root: str, modules: frozenset[str]) -> Inheritance:
        """What other tools were told."""
        return Inheritance()
