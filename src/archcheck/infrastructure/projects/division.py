"""Which projects the paths of a call belong to."""

import os
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.project_division import (
    Division,
    DivisionRequest,
    Part,
    ProjectDivider,
)
from archcheck.domain.problem import Problem, UsageProblems, refuse
from archcheck.domain.project_table import TOP, ProjectEntry, ProjectTable, TablePlace
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.configuration.project_root import find_project, missing_path
from archcheck.infrastructure.discovery.walking import relative_to
from archcheck.infrastructure.projects.tables import Tables

OPTION = "--project"
PYTHON = (".py", ".pyi")


class Start(msgspec.Struct, frozen=True):
    """A given path (empty where none is), absolute, and the table that it belongs to."""

    path: str
    place: str
    table: ProjectTable | None

    @property
    def inside(self) -> str:
        """The place relative to the root of the table."""
        root = self.table.root if self.table else self.place
        return relative_to(root, self.place) or TOP

    @property
    def is_setting(self) -> bool:
        """Whether it is a file, and no Python."""
        return not self.path.endswith(PYTHON) and os.path.isfile(self.place)


class Meant(msgspec.Struct, frozen=True):
    """The given paths by their project, the projects that lie below some, and all other paths."""

    paths: dict[str, list[str]]
    whole: set[str]
    unmatched: list[str]

    @property
    def is_nothing(self) -> bool:
        """Whether no project is meant, but paths are."""
        return bool(self.unmatched) and not self.paths and not self.whole

    def among(self, wished: frozenset[str]) -> frozenset[str]:
        """The projects that are meant, of those that are wished."""
        return wished.intersection((*self.paths, *self.whole))


class TableDivider(ProjectDivider):
    """Looks for tables of projects around the paths."""

    def __init__(self, tables: Tables) -> None:
        """Take who finds tables."""
        self._tables = tables

    def divide(self, request: DivisionRequest) -> Division | None:
        """The projects; None where it is one that stands in no table; raises UsageProblems."""
        starts = self._starts(request)
        tables = _tables(starts)
        if not tables:
            return _without_table(starts, request)
        if len(tables) > 1:
            raise UsageProblems(_several_tables(tables))
        refuse(_missing(starts))
        (table,) = tables.values()
        return _division(table, starts, request)

    def _starts(self, request: DivisionRequest) -> list[Start]:
        return [self._start(path, request) for path in request.paths or ("",)]

    def _start(self, path: str, request: DivisionRequest) -> Start:
        place = os.path.normpath(os.path.join(request.directory, path))
        if not os.path.lexists(place):
            return Start(path, place, None)
        found = Start(path, place, self._tables.around(place, request))
        return _meaning_all(found) if request.staged else found


def _meaning_all(start: Start) -> Start:
    """The directory of a file of settings that lies in no project but the root of all."""
    if not start.is_setting or start.table is None:
        return start
    owner = start.table.owner(start.inside)
    if owner is not None and owner.path != TOP:
        return start
    return msgspec.structs.replace(start, place=os.path.dirname(start.place))


def _tables(starts: Iterable[Start]) -> dict[str, ProjectTable]:
    return {start.table.root: start.table for start in starts if start.table}


def _missing(starts: Iterable[Start]) -> Iterator[Problem]:
    for start in starts:
        if not os.path.lexists(start.place):
            yield missing_path(start.path, start.place)


def _without_table(starts: Sequence[Start], request: DivisionRequest) -> Division | None:
    if request.names:
        hint = "name the projects in [tool.archcheck.projects] of the root"
        raise UsageProblems(Problem("", OPTION, "no table of projects stands around here", hint))
    if len(starts) == 1:
        return None
    roots = _by_root(starts, request)
    if len(roots) == 1:
        return None
    return Division(parts=tuple(Part(root=it, paths=tuple(roots[it])) for it in sorted(roots)))


def _by_root(starts: Iterable[Start], request: DivisionRequest) -> dict[str, list[str]]:
    roots: dict[str, list[str]] = {}
    for start in starts:
        roots.setdefault(_root(start, request), []).append(start.path)
    return roots


def _root(start: Start, request: DivisionRequest) -> str:
    wish = ConfigurationRequest(directory=request.directory, paths=(start.path,), file=request.file)
    return str(find_project(wish).root)


def _several_tables(tables: Iterable[str]) -> Problem:
    message = f"these paths belong to several tables of projects: {', '.join(sorted(tables))}"
    return Problem("", "", message, "check them in runs of their own")


def _division(
    table: ProjectTable, starts: Sequence[Start], request: DivisionRequest
) -> Division | None:
    refuse(_unknown(request.names, table))
    meant = _meant(table, starts) if request.paths else _named(table, starts, request)
    if meant.is_nothing:
        return _elsewhere(table, starts, request)
    wished = frozenset(request.names or table.by_name)
    users = table.with_users(meant.among(wished)) if request.affected else frozenset()
    meant.whole.update(users - meant.paths.keys())
    return Division(
        parts=_parts(table, meant, wished | users),
        table=table,
        top=_is_for_top(starts, request),
        unmatched=_not_checked(meant, wished | users),
    )


def _meant(table: ProjectTable, starts: Iterable[Start]) -> Meant:
    found = Meant({}, set(), [])
    for start in starts:
        _add(found, table, start)
    return found


def _named(table: ProjectTable, starts: Iterable[Start], request: DivisionRequest) -> Meant:
    """The projects that are wished for, wherever somebody stands."""
    return Meant({}, set(request.names), []) if request.names else _meant(table, starts)


def _add(found: Meant, table: ProjectTable, start: Start) -> None:
    owner = table.owner(start.inside)
    below = [it.name for it in table.below(start.inside) if it is not owner]
    found.whole.update(below)
    if owner is not None:
        found.paths.setdefault(owner.name, []).append(start.path)
    elif not below:
        found.unmatched.append(start.path)


def _is_for_top(starts: Iterable[Start], request: DivisionRequest) -> bool:
    return not request.names and any(start.inside == TOP for start in starts)


def _elsewhere(
    table: ProjectTable, starts: Sequence[Start], request: DivisionRequest
) -> Division | None:
    """Paths in no project of the table; a directory with a configuration of its own is one."""
    roots = {_root(start, request) for start in starts} - {table.root}
    if roots:
        return _without_table(starts, request)
    told = (f"{start.path}: in no project of {table.source}" for start in starts)
    return Division(parts=(), table=table, unmatched=tuple(told))


def _parts(table: ProjectTable, meant: Meant, wished: frozenset[str]) -> tuple[Part, ...]:
    return tuple(_part(table, table.by_name[it], meant) for it in sorted(meant.among(wished)))


def _part(table: ProjectTable, entry: ProjectEntry, meant: Meant) -> Part:
    root = os.path.normpath(os.path.join(table.root, entry.path))
    given = (
        () if entry.name in meant.whole else tuple(filter(None, meant.paths.get(entry.name, ())))
    )
    return Part(root=root, paths=given, place=TablePlace(table, entry))


def _not_checked(meant: Meant, wished: frozenset[str]) -> tuple[str, ...]:
    told = (*meant.unmatched, *_not_wished(meant.paths, wished))
    return tuple(f"{path}: in no project that is checked" for path in told)


def _not_wished(paths: dict[str, list[str]], wished: frozenset[str]) -> Iterator[str]:
    for name in sorted(paths.keys() - wished):
        yield from filter(None, paths[name])


def _unknown(names: Iterable[str], table: ProjectTable) -> Iterator[Problem]:
    known = table.by_name
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"projects here: {', '.join(known)}"
            yield Problem("", OPTION, f'unknown project "{name}" in {table.source}', hint)
