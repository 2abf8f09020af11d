"""The table `[tool.archcheck.projects]`: the projects of a root and what each may import."""

import os
import posixpath
from collections.abc import Iterable, Iterator

from archcheck.domain.problem import Problem, refuse
from archcheck.domain.project_table import ProjectEntry, ProjectTable
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.configuration.documents import PROJECT_FILE, Document
from archcheck.infrastructure.configuration.project_settings import PROJECTS, read_projects
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.projects.cycles import first_cycles
from archcheck.infrastructure.projects.submodules import submodules

SHOWN = "[tool.archcheck.projects]"


def declared_table(root: str, document: Document) -> ProjectTable:
    """The table of a root; raises UsageProblems for what it cannot mean."""
    place = document.place.at(PROJECTS)
    entries = read_projects(document.table[PROJECTS], place).accepted()
    refuse((*_wrong_names(entries, place), *_wrong_paths(root, entries, place)))
    refuse(_cycles(entries, place))
    found = submodules(root, entries)
    return ProjectTable(
        root=root,
        file=document.place.source,
        source=SHOWN,
        entries=entries,
        submodules=found.all,
        absent=found.absent,
    )


def _wrong_names(entries: Iterable[ProjectEntry], place: KeyPlace) -> Iterator[Problem]:
    names = [entry.name for entry in entries]
    for entry in entries:
        for at in range(len(entry.uses)):
            yield from _wrong_name(entry, at, names, place.at(entry.name))


def _wrong_name(
    entry: ProjectEntry, at: int, names: list[str], inside: KeyPlace
) -> Iterator[Problem]:
    used = entry.uses[at]
    if used == entry.name:
        yield inside.problem(f'"{used}" names itself', "what it imports of its own is free")
    elif used not in names:
        hint = did_you_mean(used, names) or f"projects here: {', '.join(names)}"
        yield inside.problem(f'unknown project "{used}"', hint)
    elif used in entry.uses[:at]:
        yield inside.problem(f'"{used}" is named twice')


def _wrong_paths(root: str, entries: Iterable[ProjectEntry], place: KeyPlace) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for entry in entries:
        inside = place.at(entry.name)
        yield from _wrong_path(root, entry, inside)
        other = first.setdefault(os.path.realpath(os.path.join(root, entry.path)), entry.name)
        if other != entry.name:
            message = f'{entry.directory} is the project "{other}" too'
            yield inside.problem(message, "keep one of the two names")


def _wrong_path(root: str, entry: ProjectEntry, place: KeyPlace) -> Iterator[Problem]:
    if _leaves(root, entry.path):
        hint = "a project lies below the directory of this file; check others in runs of their own"
        yield place.problem(f'"{entry.path}" lies outside of the root of the table', hint)
    elif not os.path.isdir(os.path.join(root, entry.path)):
        yield place.problem(f'there is no directory "{entry.path}"', _near(root, entry.path))


def _leaves(root: str, path: str) -> bool:
    if os.path.isabs(path) or path.split("/")[0] == "..":
        return True
    real, inside = os.path.realpath(root), os.path.realpath(os.path.join(root, path))
    return os.path.commonpath((real, inside)) != real


def _near(root: str, path: str) -> str:
    parent = posixpath.dirname(path)
    near = did_you_mean(path, (posixpath.join(parent, name) for name in _directories(root, parent)))
    elsewhere = _called(root, posixpath.basename(path))
    if elsewhere:
        return f'did you mean {{ path = "{elsewhere[0]}" }}?'
    return near or "name a directory below this file"


def _directories(root: str, parent: str) -> list[str]:
    try:
        with os.scandir(os.path.join(root, parent)) as entries:
            return [entry.name for entry in entries if entry.is_dir()]
    except OSError:
        return []


def _with_settings(root: str) -> list[str]:
    """The directories one level further down that are called like projects."""
    tops = _shown_directories(root)
    below = (posixpath.join(top, name) for top in tops for name in sorted(_directories(root, top)))
    return [path for path in below if os.path.exists(os.path.join(root, path, PROJECT_FILE))]


def _cycles(entries: tuple[ProjectEntry, ...], place: KeyPlace) -> Iterator[Problem]:
    for cycle in first_cycles({entry.name: entry.uses for entry in entries}):
        told = " -> ".join((*cycle, cycle[0]))
        hint = "take one of these out, or move what both need to a project that both may use"
        yield place.at(cycle[0]).problem(f"these projects use each other: {told}", hint)


def _called(root: str, name: str) -> list[str]:
    return [path for path in _with_settings(root) if posixpath.basename(path) == name]


def _shown_directories(root: str) -> list[str]:
    return [name for name in sorted(_directories(root, "")) if not name.startswith(".")]
