"""What several projects have from one configuration, and what means nothing in any of them."""

import dataclasses
import posixpath
from collections.abc import Iterable, Iterator, Sequence

from archcheck.application.checking.analysis import validate
from archcheck.application.checking.checked import Checked
from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.together import seen_from_root
from archcheck.domain.check_result import CheckResult, Status
from archcheck.domain.configuration import Origin, Waiver
from archcheck.domain.problem import Problem, UsageProblems, refuse
from archcheck.domain.project_table import ProjectTable


def refuse_idle(
    group: Sequence[Prepared], table: ProjectTable, request: CheckRequest, services: CheckServices
) -> None:
    """Raise UsageProblems for what is wrong in each project that has the common configuration."""
    sharing = list(filter(_shares, group))
    if sharing and _is_whole(group, table):
        refuse(_common(_problems(it, request, services) for it in sharing))


def _common(found: Iterator[Sequence[Problem]]) -> Sequence[Problem]:
    """Those of the first that all others have; no more are asked for where none is left."""
    left = next(found)
    while left and (others := next(found, None)) is not None:
        known = set(map(_identity, others))
        left = [it for it in left if _identity(it) in known]
    return left


def with_idle_waivers(group: list[Prepared], checks: Sequence[Checked]) -> list[Prepared]:
    """The first project that has common waivers is told of those that no project uses."""
    if any(it.outcome.verdict.status is Status.INCOMPLETE for it in checks):
        return group
    return _with_first_told(group, {place for checked in checks for place in _used(checked)})


def _with_first_told(group: list[Prepared], used: set[tuple[str, int]]) -> list[Prepared]:
    for at, prepared in enumerate(group):
        told = _told(prepared, used)
        if told is not prepared:
            return [*group[:at], told, *group[at + 1 :]]
    return group


def _told(prepared: Prepared, used: set[tuple[str, int]]) -> Prepared:
    configuration = prepared.inspection.configuration
    waivers = tuple(_exact(it, used) for it in configuration.waivers)
    if waivers == configuration.waivers:
        return prepared
    changed = dataclasses.replace(configuration, waivers=waivers)
    inspection = dataclasses.replace(prepared.inspection, configuration=changed)
    return dataclasses.replace(prepared, inspection=inspection)


def _exact(waiver: Waiver, used: set[tuple[str, int]]) -> Waiver:
    if not waiver.origin.common or _line(waiver.origin) in used:
        return waiver
    return dataclasses.replace(waiver, origin=dataclasses.replace(waiver.origin, common=False))


def _used(checked: Checked) -> Iterator[tuple[str, int]]:
    for finding in checked.outcome.findings:
        place = finding.suppression.location if finding.suppression else None
        if place is not None:
            yield _file_name(place.path), place.region.start_line


def _line(origin: Origin) -> tuple[str, int]:
    return _file_name(origin.source), origin.line


def _file_name(path: str) -> str:
    """Without the way to the root, which differs from project to project."""
    return path.replace("../", "")


def _shares(prepared: Prepared) -> bool:
    origins = prepared.inspection.configuration.origins
    return any(origin.common for origin in origins.values())


def _is_whole(group: Iterable[Prepared], table: ProjectTable) -> bool:
    places = [it.inspection.place for it in group]
    known = {place.name for place in places if place}
    return {entry.name for entry in table.entries} <= known | table.submodules


def _problems(
    prepared: Prepared, request: CheckRequest, services: CheckServices
) -> Sequence[Problem]:
    inspection = prepared.inspection
    wish = dataclasses.replace(request, paths=(), root=inspection.project.root)
    asked = dataclasses.replace(wish, place=inspection.place).configuration
    exact = services.configurations.load(dataclasses.replace(asked, exact=True))
    configuration = dataclasses.replace(
        inspection.configuration,
        contracts=exact.contracts,
        structure=exact.structure,
        layout=exact.layout,
        origins=exact.origins,
    )
    try:
        validate(dataclasses.replace(inspection, configuration=configuration), services)
    except UsageProblems as found:
        return seen_from_root(found, inspection.place).problems
    return ()


def _identity(problem: Problem) -> tuple[str, str, int]:
    return problem.file, problem.message, problem.line


def idle_rules(checks: Iterable[Checked], table: ProjectTable) -> tuple[str, ...]:
    """Sentences about rules of the common configuration that apply to no project that has it."""
    said = [_skipped(it.outcome, table) for it in checks if _has_common(it.outcome, table)]
    return tuple(_said_by_all(said)) if said else ()


def _said_by_all(said: Sequence[Sequence[str]]) -> Iterator[str]:
    return (it for it in said[0] if all(it in each for each in said))


def _has_common(result: CheckResult, table: ProjectTable) -> bool:
    project = result.project
    file = posixpath.normpath(posixpath.join(project.root, project.configuration_file))
    return not project.is_table_alone and file == posixpath.join(table.root, table.file)


def _skipped(result: CheckResult, table: ProjectTable) -> Sequence[str]:
    sentences = map(_file_name, result.skipped_rules)
    return [it for it in sentences if f" of {table.file}: " in it]
