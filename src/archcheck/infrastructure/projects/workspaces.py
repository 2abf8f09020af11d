"""The table of projects that follows from what a package manager is told."""

import collections
import itertools
import os
from collections.abc import Iterable, Iterator, Sequence

from archcheck.domain.configuration import Origin
from archcheck.domain.project_table import TOP, ProjectEntry, ProjectTable
from archcheck.infrastructure.configuration.documents import PROJECT_FILE
from archcheck.infrastructure.discovery.declared_dependencies import import_name
from archcheck.infrastructure.discovery.project_paths import ProjectPaths
from archcheck.infrastructure.discovery.settings_files import read_toml
from archcheck.infrastructure.discovery.uv_workspace import uv_workspace
from archcheck.infrastructure.discovery.walking import NEVER_ENTERED, PACKAGE, PYTHON
from archcheck.infrastructure.projects.sibling_dependencies import Member, Sibling
from archcheck.infrastructure.projects.submodules import submodules
from archcheck.infrastructure.version_control.git_state import GitState

UV = "[tool.uv.workspace]"
PATHS = "path dependencies"
NO_SOURCES = NEVER_ENTERED | {"tests", "test", "docs", "examples", "scripts", "build", "dist"}


def workspace_table(root: str, git: GitState) -> ProjectTable | None:
    """The members of a uv workspace; None where there is none."""
    workspace = uv_workspace(root)
    if workspace is None:
        return None
    found = list(filter(workspace.holds, _directories(ProjectPaths(root, git), workspace.members)))
    members = [Member(root, path) for path in found if _is_member(root, path)]
    return _table(root, UV, [*_top(root, found), *members], by_name=True) if members else None


def path_table(root: str, paths: Iterable[str]) -> ProjectTable | None:
    """The directories of which one depends on another by its path; None where none does."""
    members = [Member(root, path) for path in paths]
    linked = _linked(members)
    chosen = [member for member in members if member.path in linked]
    return _table(root, PATHS, chosen, by_name=False) if chosen else None


def _linked(members: Sequence[Member]) -> frozenset[str]:
    """The paths of those that depend on others, and of these."""
    known = frozenset(member.path for member in members)
    return frozenset(itertools.chain.from_iterable(_link(member, known) for member in members))


def _link(member: Member, known: frozenset[str]) -> frozenset[str]:
    others = known.intersection(it.path for it in member.siblings()) - {member.path}
    return others | {member.path} if others else others


def _directories(paths: ProjectPaths, globs: Iterable[str]) -> list[str]:
    found = frozenset(itertools.chain.from_iterable(map(paths.matching, globs)))
    return sorted(path.rstrip("/") or TOP for path in filter(_is_directory, found))


def _is_directory(path: str) -> bool:
    return path.endswith("/") or not path


def _is_member(root: str, path: str) -> bool:
    return os.path.isfile(os.path.join(root, path, PROJECT_FILE))


def _top(root: str, others: Sequence[str]) -> Iterator[Member]:
    """The root where it is a distribution with sources of its own."""
    is_project = "project" in (read_toml(root, PROJECT_FILE) or {})
    if is_project and any(_holds_sources(root, name, others) for name in sorted(os.listdir(root))):
        yield Member(root, TOP)


def _holds_sources(root: str, name: str, others: Sequence[str]) -> bool:
    place = os.path.join(root, name)
    if name in NO_SOURCES or name in others or not os.path.isdir(place):
        return False
    return _is_source_directory(name, place)


def _is_source_directory(name: str, place: str) -> bool:
    names = os.listdir(place) if os.access(place, os.R_OK | os.X_OK) else []
    if name == "src":
        return any(_is_python(os.path.join(place, it)) for it in names)
    return PACKAGE in names


def _is_python(path: str) -> bool:
    return path.endswith(PYTHON) or os.path.exists(os.path.join(path, PACKAGE))


def _table(root: str, source: str, members: Sequence[Member], by_name: bool) -> ProjectTable:
    names = _names(members)
    by_path = {member.path: name for member, name in zip(members, names, strict=True)}
    known = {import_name(member.name): by_path[member.path] for member in members if by_name}
    pairs = zip(members, names, strict=True)
    entries = sorted((_entry(it, name, by_path, known) for it, name in pairs), key=_name)
    found = submodules(root, entries)
    return ProjectTable(
        root=root,
        file=_file(root),
        source=source,
        entries=tuple(entries),
        stated=False,
        submodules=found.all,
        absent=found.absent,
    )


def _file(root: str) -> str:
    return PROJECT_FILE if _is_member(root, TOP) else ""


def _name(entry: ProjectEntry) -> str:
    return entry.name


def _names(members: Sequence[Member]) -> list[str]:
    """Those of the distributions; where two have one, their paths."""
    counts = collections.Counter(member.name for member in members)
    return [
        member.name if counts[member.name] == 1 and "/" not in member.name else _path_name(member)
        for member in members
    ]


def _path_name(member: Member) -> str:
    return member.path.replace("/", "-")


def _entry(
    member: Member, name: str, by_path: dict[str, str], known: dict[str, str]
) -> ProjectEntry:
    found = member.siblings()
    used = {_used(it, by_path, known) for it in found} - {"", name}
    return ProjectEntry(
        name=name, path=member.path, uses=tuple(sorted(used)), origin=_origin(member, found)
    )


def _used(sibling: Sibling, by_path: dict[str, str], known: dict[str, str]) -> str:
    return by_path.get(sibling.path, "") if sibling.path else known.get(sibling.name, "")


def _origin(member: Member, found: Sequence[Sibling]) -> Origin:
    """Where its dependencies begin to be listed."""
    return member.origin(found[0].key if found else ("project",))
