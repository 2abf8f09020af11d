"""Finds the table of projects that a place belongs to."""

import functools
import os
import pathlib
from collections.abc import Mapping, Sequence

from archcheck.application.ports.project_division import DivisionRequest
from archcheck.domain.project_table import TOP, ProjectTable
from archcheck.infrastructure.configuration.documents import (
    OWN_FILE,
    PROJECT_FILE,
    Document,
    own_table,
    read_document,
    read_toml,
)
from archcheck.infrastructure.decoding.decoder import as_table
from archcheck.infrastructure.discovery.project_directories import project_directories
from archcheck.infrastructure.discovery.project_paths import ProjectPaths
from archcheck.infrastructure.discovery.walking import PACKAGE, relative_to
from archcheck.infrastructure.configuration.project_settings import PROJECTS
from archcheck.infrastructure.projects.declared_table import declared_table
from archcheck.infrastructure.projects.workspaces import path_table, workspace_table
from archcheck.infrastructure.reading.regular_files import inside_or_nothing
from archcheck.infrastructure.version_control.git_state import GitState

MARKERS = (OWN_FILE, ".git")


class Tables:
    """Looks into the directories around a place, each once."""

    def __init__(self, git: GitState) -> None:
        """Take who knows what git tracks."""
        self._git = git
        self._read = functools.cache(self._table)

    def around(self, place: str, request: DivisionRequest) -> ProjectTable | None:
        """The table of the outermost directory that has one and names a project around a place.

        At the root of a table it is meant as a whole.
        """
        if request.file:
            return self._named(place, request)
        around = map(self._read, _upwards(place))
        found = [table for table in around if table is not None]
        return _outermost(found, place) or self._by_paths(place)

    def _named(self, place: str, request: DivisionRequest) -> ProjectTable | None:
        file = os.path.realpath(os.path.join(request.directory, request.file))
        root = os.path.dirname(file)
        document = _document(root, os.path.basename(file))
        if document is None or relative_to(root, place) is None:
            return None
        return declared_table(root, document)

    def _table(self, directory: str) -> ProjectTable | None:
        for name in (OWN_FILE, PROJECT_FILE):
            document = _document(directory, name)
            if document is not None:
                return declared_table(directory, document)
        if b"workspace" in inside_or_nothing(pathlib.Path(directory), PROJECT_FILE):
            return workspace_table(directory, self._git)
        return None

    def _by_paths(self, place: str) -> ProjectTable | None:
        """The table that path dependencies make, seen from a project among others."""
        directory = place if os.path.isdir(place) else os.path.dirname(place)
        root = _root_of_others(directory)
        if not root:
            return None
        found = path_table(root, project_directories(ProjectPaths(root, self._git)))
        return found if found and _names(found, directory) else None


def _upwards(place: str) -> list[str]:
    return [place, *map(str, pathlib.PurePath(place).parents)]


def _outermost(found: Sequence[ProjectTable], place: str) -> ProjectTable | None:
    """The last of those that name a place; else the first of all."""
    naming = [table for table in found if _names(table, place)]
    return next(iter([*reversed(naming), *found]), None)


def _root_of_others(directory: str) -> str:
    """The root that the project around a directory shares with others; empty where none does."""
    around = _upwards(directory)
    own = next((it for it in around if _is_there(it, PROJECT_FILE)), directory)
    root = _marked_root(around, own)
    return "" if root == own and not _may_hold_others(root) else root


def _marked_root(around: Sequence[str], own: str) -> str:
    """The innermost one above a project; the project itself only where one stands in it."""
    above = (it for it in around[around.index(own) :] if it != own or it == around[0])
    return next(filter(_is_marked, above), "")


def _is_marked(directory: str) -> bool:
    return any(_is_there(directory, name) for name in MARKERS)


def _names(table: ProjectTable, place: str) -> bool:
    """Whether a table speaks of a place: its root, a project, or what holds some."""
    inside = relative_to(table.root, place) or TOP
    return inside == TOP or table.owner(inside) is not None or bool(table.below(inside))


def _document(directory: str, name: str) -> Document | None:
    """The file where it has a table of projects."""
    path = pathlib.Path(directory, name)
    if PROJECTS.encode() not in inside_or_nothing(path.parent, name):
        return None
    parsed = read_toml(path, name).value
    if parsed is None or PROJECTS not in _own(name, parsed[1]):
        return None
    return read_document(path, name).value


def _own(name: str, content: Mapping[str, object]) -> Mapping[str, object]:
    return content if name != PROJECT_FILE else as_table(own_table(content)) or {}


def _is_there(directory: str, name: str) -> bool:
    return os.path.exists(os.path.join(directory, name))


def _may_hold_others(root: str) -> bool:
    """Whether a directory has no sources of its own."""
    if any(_is_there(root, name) for name in ("src", "setup.py")):
        return False
    return not any(_is_there(os.path.join(root, name), PACKAGE) for name in _directories(root))


def _directories(place: str) -> list[str]:
    try:
        with os.scandir(place) as entries:
            found = [it.name for it in entries if it.is_dir(follow_symlinks=False)]
    except OSError:
        return []
    return sorted(found)
