"""The gate over several projects: check each, and what they import of each other."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from archcheck import __version__
from archcheck.application.checking.checked import Checked
from archcheck.application.checking.checked_projects import CheckedProjects
from archcheck.application.checking.group import (
    modules_of,
    prepare_group,
    request_for,
    request_for_root,
)
from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.project_division import Division, Part, ProjectDivider
from archcheck.application.ports.scheduler import Progress
from archcheck.application.use_cases.check_project_use_case import CheckProjectUseCase
from archcheck.domain.changed_code import ChangeWish
from archcheck.domain.problem import OnlyOthersProblems, Problem, UsageProblems
from archcheck.domain.projects_result import ProjectsResult

if TYPE_CHECKING:
    from archcheck.application.changes.changed_check import ChangeServices


class CheckProjectsUseCase:
    """Checks the one project that paths belong to, or all of them in one go."""

    def __init__(
        self,
        services: CheckServices,
        divider: ProjectDivider,
        changes: ChangeServices | None = None,
    ) -> None:
        """Take the ports, and those by which changed code is told."""
        self._services = services
        self._divider = divider
        self._changes = changes
        self._alone = CheckProjectUseCase(services, changes)

    def check(self, request: CheckRequest, progress: Progress) -> Checked | CheckedProjects:
        """The result before files are read; raises UsageProblems where nothing can be checked."""
        division = self._divider.divide(request.division)
        if division is None:
            return self._one(request, progress) or self._none(request)
        started = self._services.clock.seconds()
        try:
            checks = self._checks(division, request, progress)
        except UsageProblems:
            self._services.tooling.dismiss()
            raise
        seconds = self._services.clock.seconds() - started
        known = tuple(filter(None, checks))
        return self._together(_with_settings(division, checks), known, request, seconds)

    def _one(self, request: CheckRequest, progress: Progress) -> Checked | None:
        """One project; None where settings are staged that lie beside projects, and in none."""
        try:
            return self._alone.check(request, progress)
        except OnlyOthersProblems:
            from archcheck.application.changes.staged_request import is_about_settings_alone

            if not is_about_settings_alone(request):
                raise
            return None

    def _none(self, request: CheckRequest) -> CheckedProjects:
        division = Division(parts=(Part(root=request.directory, paths=request.paths),))
        return self._together(_with_settings(division, (None,)), (), request, 0.0)

    def _checks(
        self, division: Division, request: CheckRequest, progress: Progress
    ) -> tuple[Checked | None, ...]:
        if request.change != ChangeWish():
            return self._changed(division, request, progress)
        return self._present(division, request, progress)

    def _present(
        self, division: Division, request: CheckRequest, progress: Progress
    ) -> tuple[Checked, ...]:
        """All projects in one go, as they are now."""
        from archcheck.application.baseline.opening import open_any_baseline, with_baseline
        from archcheck.application.checking.conclusion import conclude_of
        from archcheck.application.checking.common_configuration import with_idle_waivers
        from archcheck.application.checking.together import analyse_together

        services = self._services
        group = prepare_group(division, request, services)
        _refuse_too_many(group, request)
        known = [open_any_baseline(it, services, request.baseline) for it in group]
        group = [with_baseline(*pair, services) for pair in zip(group, known, strict=True)]
        answers = analyse_together(group, services, progress)

        def concluded(of: Sequence[Prepared]) -> tuple[Checked, ...]:
            return tuple(
                conclude_of(prepared, answer, request, services, recorded).checked
                for prepared, answer, recorded in zip(of, answers, known, strict=True)
            )

        checks = concluded(group)
        told = with_idle_waivers(group, checks) if division.top else group
        return checks if told is group else concluded(told)

    def _changed(
        self, division: Division, request: CheckRequest, progress: Progress
    ) -> tuple[Checked | None, ...]:
        """Each project by itself, against its own past."""
        modules = modules_of(division, request, self._services)
        wish = dataclasses.replace(request, modules=modules)
        parts = [it for it in self._affected(division, request) if not it.is_foreign]
        root = request_for_root(division, wish, self._services)
        wishes = [*filter(None, [root]), *(request_for(part, wish) for part in parts)]
        return tuple(self._one(each, progress) for each in wishes)

    def _affected(self, division: Division, request: CheckRequest) -> Sequence[Part]:
        """The projects that changed and those that use them, where these alone are meant."""
        if self._changes is None or not (request.affected and request.change.since):
            return division.parts
        from archcheck.application.changes.affected_parts import affected_parts

        return affected_parts(division, self._changes.revisions, request.change.since)

    def _together(
        self,
        division: Division,
        checks: Sequence[Checked],
        request: CheckRequest,
        seconds: float,
    ) -> CheckedProjects:
        table = division.table
        kept = _kept(checks, request)
        root = table.root if table else request.directory
        return CheckedProjects(
            outcome=ProjectsResult(
                version=__version__,
                name=root.rstrip("/").rpartition("/")[2],
                root=root,
                prefix=self._services.version_control.prefix(root),
                source=table.source if table else "",
                results=tuple(checked.outcome for checked in kept),
                unmatched=(
                    *division.unmatched,
                    *_foreign(division),
                ),
                incomplete=tuple(dict.fromkeys((*_absent(division), *_idle(division, kept)))),
                seconds=None if request.reproducible else seconds,
            ),
            checks=kept,
        )


def _kept(checks: Sequence[Checked], request: CheckRequest) -> tuple[Checked, ...]:
    """What is told of each project, without the moment where the result must be reproducible."""
    if request.reproducible:
        return tuple(checked.without_moment() for checked in checks)
    return tuple(checks)


def _refuse_too_many(group: Sequence[Prepared], request: CheckRequest) -> None:
    """Raise UsageProblems where a report for a machine would hold more runs than it takes."""
    names = [_place_name(prepared) for prepared in group]
    runs = sum(1 + len(_tools(prepared)) for prepared in group)
    if request.most_runs and runs > request.most_runs:
        message = (
            f"one SARIF file would hold {runs} runs, and {request.most_runs} are taken: one for archcheck "
            f"and one for each tool of each of {len(names)} projects ({', '.join(names)})"
        )
        hint = "write one file for each project: --format sarif:NAME-{project}.sarif"
        raise UsageProblems(Problem("", "--format", message, hint))


def _tools(prepared: Prepared) -> list[str]:
    tools = prepared.inspection.configuration.tools.values()
    return [tool.name for tool in tools if tool.runs]


def _place_name(prepared: Prepared) -> str:
    inspection = prepared.inspection
    return (
        inspection.place.name
        if inspection.place and inspection.place.entry
        else inspection.project.name
    )


def _foreign(division: Division) -> Iterator[str]:
    """Projects in which nothing is judged."""
    table = division.table
    for part in division.parts:
        if table and part.place and part.place.name in table.submodules - table.absent:
            yield f"{part.place.name}: a submodule, whose names count, and in which nothing is judged"


def _with_settings(division: Division, checks: Sequence[Checked | None]) -> Division:
    """With what is said of settings that lie beside projects, and in none."""
    if None not in checks:
        return division
    pairs = zip(division.parts, checks, strict=True)
    beside = itertools.chain.from_iterable(part.paths for part, it in pairs if it is None)
    told = (f"{path}: beside projects, and in none of them" for path in beside)
    return dataclasses.replace(division, unmatched=(*division.unmatched, *told))


def _absent(division: Division) -> Iterator[str]:
    """Projects that nobody can look into."""
    table = division.table
    for part in division.parts:
        missing = table.absent.intersection(_known_by(part)) if table else ()
        for name in sorted(missing):
            path = table.by_name[name].path if table else ""
            yield f"{name} is not checked out: git submodule update --init {path}"


def _idle(division: Division, checks: Sequence[Checked]) -> Iterator[str]:
    """Rules that the root has for its projects, of which each was checked, and none is meant."""
    from archcheck.application.checking.common_configuration import idle_rules

    if division.top and division.table and not any(it.outcome.partial for it in checks[1:]):
        yield from idle_rules(checks, division.table)


def _known_by(part: Part) -> set[str]:
    entry = part.place.entry if part.place else None
    return {entry.name, *entry.uses} if entry else set()
