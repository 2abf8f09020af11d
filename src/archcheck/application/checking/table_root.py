"""The root of several projects as such, which has no files, before it is analysed."""

import dataclasses
import functools

from archcheck.application.checking.preparation import Prepared, cache_of, prepared_with
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.cache_place import Cache
from archcheck.application.ports.project_discovery import DiscoveryRequest
from archcheck.domain.configuration import Configuration
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Project, Scope


def prepare_any(request: CheckRequest, services: CheckServices) -> Prepared:
    """What is to be inspected of a project, or of the root of several; raises UsageProblems."""
    loaded = services.configurations.load(request.configuration)
    return prepared_any(loaded, cache_of(request, services, loaded), request, services)


def prepared_any(
    loaded: Configuration, cache: Cache, request: CheckRequest, services: CheckServices
) -> Prepared:
    """The same with a configuration and a cache that are there; raises UsageProblems."""
    if request.is_table_alone:
        return prepared_root(loaded, cache, request, services)
    return prepared_with(loaded, cache, request, services)


def prepared_root(
    loaded: Configuration, cache: Cache, request: CheckRequest, services: CheckServices
) -> Prepared:
    """What is to be inspected of a root: what its configuration says of code is about its projects."""
    bare = dataclasses.replace(loaded, contracts=(), structure=(), tools={}, overrides=())
    outlined = functools.partial(_outlined, services)
    prepared = prepared_with(bare, cache, request, services, outlined)
    inspection = of_root(prepared.inspection, prepared.inspection.project)
    return dataclasses.replace(prepared, inspection=inspection)


def of_root(inspection: Inspection, outline: Project) -> Inspection:
    """Directories that a stated table does not name are undeclared, and not only left out."""
    if not (inspection.place and inspection.place.table.stated):
        return dataclasses.replace(inspection, project=outline)
    project = dataclasses.replace(outline, left_out=())
    undeclared = tuple(each.path for each in outline.left_out)
    return dataclasses.replace(inspection, project=project, undeclared=undeclared)


def _outlined(
    services: CheckServices, configuration: Configuration, request: DiscoveryRequest
) -> tuple[Project, Scope]:
    outline = services.discovery.outline(configuration)
    return outline, Scope(whole=True, files=frozenset(), tests=request.tests)
