"""The baseline of a project, opened before the check that it is for."""

import dataclasses
from collections.abc import Iterator

from archcheck.application.baseline.knowledge import Recorded
from archcheck.application.baseline.matching import Past
from archcheck.application.checking.former_names import with_todays_names
from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.services import CheckServices
from archcheck.domain.inspection import Inspection


def open_baseline(prepared: Prepared, services: CheckServices, file: str = "") -> Recorded | None:
    """The baseline in a file, or the one that is there; raises UsageProblems."""
    project = prepared.inspection.project
    baseline = services.baselines.read(project, file)
    if baseline is None:
        return None
    todays, told = with_todays_names(baseline, prepared.names)
    return Recorded(todays, past_of(prepared, services), told)


def open_any_baseline(
    prepared: Prepared, services: CheckServices, file: str = ""
) -> Recorded | None:
    """The same; the root of several projects as such has none."""
    is_bare = prepared.inspection.is_table_alone
    return None if is_bare else open_baseline(prepared, services, file)


def past_of(prepared: Prepared, services: CheckServices) -> Past:
    """What is known of the time since the baseline was written."""
    project = prepared.inspection.project
    return Past(
        root=prepared.inspection.configuration.work_tree,
        project=project,
        history=services.baseline_history,
        exists=lambda path: services.reader.read(project.root, path) is not None,
    )


def with_baseline(
    prepared: Prepared, recorded: Recorded | None, services: CheckServices
) -> Prepared:
    """What files must not fall below is known to those who measure."""
    leasts = recorded.leasts if recorded else {}
    values = {place: least.value for place, least in leasts.items()}
    inspection = dataclasses.replace(prepared.inspection, recorded=values)
    told = recorded.notices if recorded else ()
    notices = (*prepared.notices, *told, *_idle_strictness(inspection, services))
    return dataclasses.replace(prepared, inspection=inspection, notices=notices)


def _idle_strictness(inspection: Inspection, services: CheckServices) -> Iterator[str]:
    """Strict paths at which nothing is."""
    configuration = inspection.configuration
    origin = configuration.origins.get("baseline.strict")
    if not origin or not inspection.scope.tests:
        return
    for pattern in configuration.baseline_strict:
        if not _matches_anything(pattern, inspection, services):
            yield f'{origin.source}:{origin.line}: baseline.strict: "{pattern}" matches no file of the project'


def _matches_anything(pattern: str, inspection: Inspection, services: CheckServices) -> bool:
    return any(services.matches(pattern, file.path) for file in inspection.project.files)
