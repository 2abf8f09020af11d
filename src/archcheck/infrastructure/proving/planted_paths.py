"""A tree of files in which some are thought away, and others are thought to be there."""

import functools
from collections.abc import Mapping

from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.discovery.project_paths import Entry, ProjectPaths
from archcheck.infrastructure.version_control.git_state import GitState


class PlantedPaths(ProjectPaths):
    """The paths of a project without some, and with one more that git tracks."""

    def __init__(self, root: str, git: GitState, gone: frozenset[str], added: str) -> None:
        """Take what is gone, and what is added; directories end with a slash."""
        super().__init__(root, git)
        self._gone = gone
        self._added = added

    def listing(self, directory: str) -> Mapping[str, Entry]:
        """What lies there, and what is thought to."""
        there = super().listing(directory).items()
        kept = {name: entry for name, entry in there if entry.path not in self._gone}
        return {**self._child(directory), **kept}

    def is_tracked(self, path: str) -> bool:
        """What is added is tracked, whatever is ignored."""
        return self._leads_to_added(path) or super().is_tracked(path)

    def _child(self, directory: str) -> Mapping[str, Entry]:
        """The next step on the way to what is added."""
        if not self._leads_to_added(directory) or directory == self._added:
            return {}
        name, slash, _ = self._added.removeprefix(directory).partition("/")
        return {name: Entry(f"{directory}{name}{slash}", False)}

    def _leads_to_added(self, path: str) -> bool:
        is_above = path in ("", self._added) or path.endswith("/")
        return bool(self._added) and is_above and self._added.startswith(path)


class PlantedView(ProjectView, frozen=True, dict=True):
    """A project with such a tree."""

    gone: frozenset[str] = frozenset()
    added: str = ""

    @functools.cached_property
    def paths(self) -> ProjectPaths:
        """Its files and directories."""
        return PlantedPaths(self.project.root, self.git, self.gone, self.added)
