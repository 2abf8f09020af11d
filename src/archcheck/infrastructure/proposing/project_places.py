"""Projects around a directory: the nearest that builds something, else the repository."""

import dataclasses
import os
import pathlib
from collections.abc import Callable, Sequence

from archcheck.application.ports.project_places import Place, ProjectPlaces
from archcheck.application.ports.project_division import DivisionRequest
from archcheck.domain.project_table import TablePlace
from archcheck.infrastructure.configuration.documents import OWN_FILE, PROJECT_FILE
from archcheck.infrastructure.configuration.project_places import configures
from archcheck.infrastructure.configuration.project_root import PROJECT_FILES, has_own_table
from archcheck.infrastructure.projects.tables import Tables
from archcheck.infrastructure.proposing.workspace_members import Workspace
from archcheck.infrastructure.reading.regular_files import is_there
from archcheck.infrastructure.version_control.git_state import GitState

FILES = (OWN_FILE, *PROJECT_FILES)


class ProjectDirectories(ProjectPlaces):
    """Looks for projects from a directory upward."""

    def around(self, directory: str) -> Place:
        """The project around a directory."""
        start = pathlib.Path(directory).resolve()
        root = _nearest(start, SIGNS)
        path = pathlib.PurePath(os.path.relpath(root, start))
        workspace = Workspace(root)
        known = _Known(root, start)
        members = tuple(known.place(root / name, path / name) for name in workspace.members)
        has_sources = workspace.has_sources or not members
        place = known.place(root, path)
        return dataclasses.replace(place, members=members, has_sources=has_sources)


class _Known:
    """The table of projects that a root belongs to, where its file configures them."""

    def __init__(self, root: pathlib.Path, start: pathlib.Path) -> None:
        self._start = start
        request = DivisionRequest(directory=str(root))
        self._table = Tables(GitState({})).around(str(root), request)

    def place(self, root: pathlib.Path, path: pathlib.PurePath) -> Place:
        """The project in a directory, which may have the configuration of the root of the table."""
        found = place_at(root, path)
        return found if found.file else dataclasses.replace(found, shared=self._shared(root))

    def _shared(self, root: pathlib.Path) -> str:
        table = self._table
        entry = table.owner(os.path.relpath(root, table.root)) if table else None
        if table is None or entry is None or not configures(TablePlace(table, entry)):
            return ""
        return os.path.relpath(os.path.join(table.root, table.file), self._start)


def place_at(root: pathlib.Path, path: pathlib.PurePath) -> Place:
    """The project in a directory that messages call `path`."""
    file = configuration_file(root)
    return Place(str(root), path.as_posix(), (path / file).as_posix() if file else "")


def configuration_file(root: pathlib.Path) -> str:
    """The file in a directory that configures archcheck; empty for none."""
    if is_there(root / OWN_FILE):
        return OWN_FILE
    return PROJECT_FILE if has_own_table(root / PROJECT_FILE) else ""


def _nearest(start: pathlib.Path, signs: Sequence[Callable[[pathlib.Path], bool]]) -> pathlib.Path:
    candidates = (start, *start.parents)
    for is_root in signs:
        for directory in candidates:
            if is_root(directory):
                return directory
    return start


def _builds(directory: pathlib.Path) -> bool:
    return any(is_there(directory / name) for name in FILES)


def _is_repository(directory: pathlib.Path) -> bool:
    return (directory / ".git").exists()


SIGNS: tuple[Callable[[pathlib.Path], bool], ...] = (_builds, _is_repository)
