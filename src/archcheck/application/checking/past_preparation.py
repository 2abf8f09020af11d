"""From a project as it was to what is to be inspected of it."""

import dataclasses
from pathlib import PurePath

from archcheck.application.checking.preparation import Prepared, prepared_with
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.cache_place import Cache
from archcheck.application.ports.past_projects import PastProject
from archcheck.domain.configuration import Configuration, Origin

LENIENT = Origin("pack of today")


def prepare_past(
    past: PastProject, now: Prepared, request: CheckRequest, services: CheckServices
) -> Prepared:
    """The project as it was under the configuration that it had then; raises UsageProblems.

    A configuration file or packs that somebody names hold for the past too.
    """
    wish = dataclasses.replace(
        request.configuration,
        directory=past.directory,
        paths=(),
        file=_absolute(request),
        root=past.directory,
    )
    return _prepared(past, services.configurations.load(wish), now, request, services)


def prepare_past_as_today(
    past: PastProject, now: Prepared, request: CheckRequest, services: CheckServices
) -> Prepared:
    """The project as it was under today's configuration; raises UsageProblems.

    What contracts name need not have been there: they are read as if a pack had said them.
    """
    today = lenient(now.inspection.configuration, past)
    loaded = dataclasses.replace(today, home="", structure=(), layout=())
    return _prepared(past, loaded, now, request, services)


def _absolute(request: CheckRequest) -> str:
    file = request.configuration_file
    return str(PurePath(request.directory, file)) if file else ""


def lenient(today: Configuration, past: PastProject) -> Configuration:
    """Today's configuration for a project as it was, in which not all is there that it names."""
    contracts = (dataclasses.replace(each, origin=LENIENT) for each in today.contracts)
    structure = (dataclasses.replace(each, origin=LENIENT) for each in today.structure)
    return dataclasses.replace(
        today,
        root=past.directory,
        home=today.work_tree,
        tests=None,
        contracts=tuple(contracts),
        structure=tuple(structure),
    )


def _prepared(
    past: PastProject,
    loaded: Configuration,
    now: Prepared,
    request: CheckRequest,
    services: CheckServices,
) -> Prepared:
    """With the cache of today, and the names of today that no revision holds."""
    cache = Cache(now.inspection.cache_directory, now.results)
    wish = dataclasses.replace(request, directory=past.directory, paths=())
    prepared = prepared_with(loaded, cache, wish, services)
    unread = now.inspection.project.unread_modules
    project = dataclasses.replace(prepared.inspection.project, unread_modules=unread)
    inspection = dataclasses.replace(prepared.inspection, project=project)
    return dataclasses.replace(prepared, inspection=inspection)
