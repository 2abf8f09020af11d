"""The projects that lie in a project."""

import pathlib
from collections.abc import Sequence

from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.discovery.nested_projects import (
    TESTS,
    listed,
    nested_projects,
    without_projects,
)
from archcheck.infrastructure.discovery.walking import walk_project
from archcheck.infrastructure.tools.running.configuration_files import toml_table

PYPROJECT = "pyproject.toml"
SCRIPTS = frozenset({"setup.py", "conftest.py", "noxfile.py", "tasks.py", "fabfile.py", "dodo.py"})


class Workspace:
    """What lies in a directory, walked through once."""

    def __init__(self, root: pathlib.Path) -> None:
        """Walk."""
        self._root = root
        configuration = Configuration(root=str(root))
        tree = walk_project(str(root))
        projects = nested_projects(configuration, tree)
        self._projects = listed(projects)
        self._own = without_projects(tree, projects)

    @property
    def has_sources(self) -> bool:
        """Whether code lies in the root itself, beside tests and scripts of tools."""
        return any(map(_is_source, self._own.files))

    @property
    def members(self) -> Sequence[str]:
        """The projects below a workspace or a root without code: a table has to name all of them."""
        is_workspace = toml_table(self._root / PYPROJECT, "tool", "uv", "workspace") is not None
        return self._projects if is_workspace or not self.has_sources else []


def _is_source(path: str) -> bool:
    return path not in SCRIPTS and TESTS.isdisjoint(path.split("/"))
