"""Projects that are other repositories."""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from archcheck.domain.project_table import ProjectEntry
from archcheck.infrastructure.discovery.settings_files import read_ini

FILE = ".gitmodules"
REPOSITORY = ".git"


class Submodules(NamedTuple):
    """The names of the projects that are submodules, and of those that are not checked out."""

    all: frozenset[str]
    absent: frozenset[str]


def submodules(root: str, entries: Iterable[ProjectEntry]) -> Submodules:
    """What `.gitmodules` and the directories say."""
    found = _found(root, entries)
    absent = (entry.name for entry in found if not _is_other(root, entry))
    return Submodules(frozenset(entry.name for entry in found), frozenset(absent))


def _found(root: str, entries: Iterable[ProjectEntry]) -> list[ProjectEntry]:
    paths = frozenset(_paths(root))
    return [entry for entry in entries if entry.path in paths or _is_other(root, entry)]


def _is_other(root: str, entry: ProjectEntry) -> bool:
    return entry.path != "." and os.path.exists(os.path.join(root, entry.path, REPOSITORY))


def _paths(root: str) -> Iterator[str]:
    for section in (read_ini(root, FILE) or {}).values():
        yield section.get("path", "").strip("/")
