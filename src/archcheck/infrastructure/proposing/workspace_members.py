"""The projects that lie in a project."""

import pathlib
from collections.abc import Iterable, Sequence

from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.discovery.nested_projects import (
    TESTS,
    listed,
    nested_projects,
    without_projects,
)
from archcheck.infrastructure.discovery.path_globs import path_matches
from archcheck.infrastructure.discovery.walking import walk_project
from archcheck.infrastructure.decoding.decoder import texts_in
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
        """The projects that a uv workspace names; without one all, where the root has no code."""
        globs = toml_table(self._root / PYPROJECT, "tool", "uv", "workspace") or {}
        named = texts_in(globs.get("members", []))
        excluded = texts_in(globs.get("exclude", []))
        if named:
            found = (it for it in self._projects if _matches(named, it))
            return [it for it in found if not _matches(excluded, it)]
        return [] if self.has_sources else self._projects


def _is_source(path: str) -> bool:
    return path not in SCRIPTS and TESTS.isdisjoint(path.split("/"))


def _matches(globs: Iterable[str], path: str) -> bool:
    return any(path_matches(glob.removeprefix("./").rstrip("/"), path) for glob in globs)
