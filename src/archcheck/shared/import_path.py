"""Where modules may be imported from: from nothing that lies in a checked project."""

import os
from collections.abc import Iterable, Sequence

MARKS = (".git", "pyproject.toml", "archcheck.toml", "setup.cfg", "setup.py")


def without_projects(
    entries: Iterable[str], places: Iterable[str], kept: Iterable[str]
) -> list[str]:
    """The entries of a module path that lie in no project around these places, or in `kept`."""
    projects = set(map(_project_around, map(os.path.realpath, places)))
    roots = list(map(os.path.realpath, kept))
    return [entry for entry in entries if _is_in(entry, roots) or not _is_in(entry, projects)]


def _project_around(place: str) -> str:
    """The outermost directory around a place that looks like a project, else the place."""
    found = place
    for directory in _ancestors(place):
        if any(os.path.lexists(os.path.join(directory, mark)) for mark in MARKS):
            found = directory
    return found


def _ancestors(place: str) -> Sequence[str]:
    parts = place.split(os.sep)
    return [os.sep.join(parts[:count]) for count in range(len(parts), 1, -1)]


def _is_in(entry: str, directories: Iterable[str]) -> bool:
    path = os.path.join(os.path.realpath(entry), "")
    return any(path.startswith(os.path.join(directory, "")) for directory in directories)
