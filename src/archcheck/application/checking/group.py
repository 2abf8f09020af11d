"""Several projects before they are analysed: each with its configuration, and who has which modules."""

import dataclasses
import functools
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archcheck.application.checking.common_configuration import refuse_idle
from archcheck.application.checking.preparation import (
    Prepared,
    cache_of,
    names_of,
    prepared_with,
)
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.table_root import prepared_root
from archcheck.application.checking.together import for_each
from archcheck.application.ports.cache_place import Cache
from archcheck.application.ports.project_discovery import DiscoveryRequest
from archcheck.application.ports.project_division import Division, Part
from archcheck.domain.configuration import Configuration
from archcheck.domain.problem import Problem, refuse
from archcheck.domain.project import Project, Role
from archcheck.domain.project_table import TOP, ProjectEntry, ProjectTable, TablePlace
from archcheck.shared.deferred import dataclass

Loaded = tuple[CheckRequest, Configuration]


def prepare_group(
    division: Division, request: CheckRequest, services: CheckServices
) -> list[Prepared]:
    """What is to be inspected of each project; raises UsageProblems with all that is wrong."""
    table = division.table
    if table is None:
        return for_each(division.parts, lambda it: _alone(it, request, services), _place)
    return _Group(division, table, request, services).prepared()


def _place(part: Part) -> TablePlace | None:
    return part.place


def _alone(part: Part, request: CheckRequest, services: CheckServices) -> Prepared:
    wish = request_for(part, request)
    loaded = services.configurations.load(wish.configuration)
    return prepared_with(loaded, cache_of(wish, services, loaded), wish, services)


def request_for(part: Part, request: CheckRequest) -> CheckRequest:
    """What is wished of one project."""
    return dataclasses.replace(request, paths=part.paths, root=part.root, place=part.place)


def modules_of(
    division: Division, request: CheckRequest, services: CheckServices
) -> Mapping[str, frozenset[str]]:
    """What others can import of each project of the table; raises UsageProblems."""
    if division.table is None:
        return {}
    return _Group(division, division.table, request, services).beside(())


def request_for_root(
    division: Division, request: CheckRequest, services: CheckServices
) -> CheckRequest | None:
    """What is wished of the root of a table as such; None where nothing is; raises UsageProblems."""
    if division.table is None:
        return None
    return _Group(division, division.table, request, services).wish_for_root()


def _loaded(part: Part, request: CheckRequest, services: CheckServices) -> Loaded:
    wish = request_for(part, request)
    return wish, services.configurations.load(wish.configuration)


def _refuse_idle_selection(
    loaded: Iterable[Loaded], selection: Selection, services: CheckServices
) -> None:
    """Raise UsageProblems for what means nothing in any of the projects."""
    found = [selection.problems(names_of(each, services), each) for _, each in loaded]
    refuse(_told_everywhere(found))


def _told_everywhere(found: Sequence[Sequence[Problem]]) -> Iterator[Problem]:
    for first in found[:1]:
        yield from (it for it in first if all(it in others for others in found))


@dataclass(frozen=True)
class _Group:
    """The projects of one table."""

    division: Division
    table: ProjectTable
    request: CheckRequest
    services: CheckServices

    def prepared(self) -> list[Prepared]:
        """The root first where its own rules hold, then each project that is judged."""
        cache = self._cache()
        wish = dataclasses.replace(self.request, is_selection_checked=True)
        load = functools.partial(_loaded, request=wish, services=self.services)
        loaded = for_each(self.division.judged, load, _place)
        _refuse_idle_selection(loaded, wish.selection, self.services)
        found = for_each(loaded, lambda it: self._prepared(cache, *it), lambda it: it[0].place)
        refuse_idle(found, self.table, self.request, self.services)
        modules = {**self.beside(found), **{_name(it): _modules(it) for it in found}}
        undeclared = self._undeclared()
        return [*self._top(cache, undeclared), *(_joined(it, modules, undeclared) for it in found)]

    def _prepared(self, cache: Cache, wish: CheckRequest, loaded: Configuration) -> Prepared:
        return prepared_with(loaded, cache, wish, self.services)

    def _cache(self) -> Cache:
        """One for all of them."""
        if not self.request.cache:
            return Cache()
        return self.services.cache_place.prepare(self.table.root, self.request.cache_wish)

    def beside(self, found: Iterable[Prepared]) -> Mapping[str, frozenset[str]]:
        """The modules of the projects that are not judged."""
        known = {*map(_name, found), *self.table.absent}
        others = [entry for entry in self.table.entries if entry.name not in known]
        places = [TablePlace(self.table, entry) for entry in others]
        discovered = for_each(places, self._discovered, lambda it: it)
        return {
            entry.name: _names(project) for entry, project in zip(others, discovered, strict=True)
        }

    def _discovered(self, place: TablePlace) -> Project:
        wish = dataclasses.replace(
            self.request, paths=(), root=_root(self.table, place.entry), place=place
        )
        configuration = self.services.configurations.load(wish.configuration)
        asked = DiscoveryRequest(directory=self.request.directory)
        return self.services.discovery.discover(configuration, asked)[0]

    def _undeclared(self) -> tuple[str, ...]:
        if not self.division.top:
            return ()
        outline = self.services.discovery.outline(self._configuration)
        return tuple(each.path for each in outline.left_out)

    def _top(self, cache: Cache, undeclared: tuple[str, ...]) -> list[Prepared]:
        """The root as such, which has no files; none where it is a project itself."""
        if not self._is_told(undeclared):
            return []
        return for_each([TablePlace(self.table)], lambda _: self._root_alone(cache), lambda it: it)

    def wish_for_root(self) -> CheckRequest | None:
        """What is wished of the root as such; None where nothing is."""
        return self._wish if self._is_told(self._undeclared()) else None

    def _is_told(self, undeclared: tuple[str, ...]) -> bool:
        is_told = self.table.stated or bool(undeclared)
        return self.division.top and is_told and not self._is_project()

    def _is_project(self) -> bool:
        """Whether the root is a project of its own table."""
        return any(entry.path == TOP for entry in self.table.entries)

    def _root_alone(self, cache: Cache) -> Prepared:
        return prepared_root(self._configuration, cache, self._wish, self.services)

    @functools.cached_property
    def _wish(self) -> CheckRequest:
        return dataclasses.replace(
            self.request,
            paths=(),
            root=self.table.root,
            place=TablePlace(self.table),
            is_selection_checked=True,
        )

    @functools.cached_property
    def _configuration(self) -> Configuration:
        return self.services.configurations.load(self._wish.configuration)


def _root(table: ProjectTable, entry: ProjectEntry | None) -> str:
    return os.path.normpath(os.path.join(table.root, entry.path if entry else TOP))


def _joined(
    prepared: Prepared, modules: Mapping[str, frozenset[str]], undeclared: Sequence[str]
) -> Prepared:
    """With what is known of the other projects."""
    place = prepared.inspection.place
    own = tuple(undeclared) if place is not None and place.is_top else ()
    inspection = dataclasses.replace(prepared.inspection, modules=modules, undeclared=own)
    return dataclasses.replace(prepared, inspection=inspection)


def _name(prepared: Prepared) -> str:
    place = prepared.inspection.place
    return place.name if place else ""


def _modules(prepared: Prepared) -> frozenset[str]:
    return _names(prepared.inspection.project)


def _names(project: Project) -> frozenset[str]:
    """What others can import of a project."""
    sources = (file.module for file in project.files if file.role is Role.SOURCE and file.module)
    return frozenset((*sources, *project.unread_modules))
