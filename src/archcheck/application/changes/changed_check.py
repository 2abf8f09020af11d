"""A check that looks at what has changed."""

import contextlib
import dataclasses
import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from archcheck.application.baseline.opening import open_any_baseline
from archcheck.application.changes.base_findings import BaseAnalysis
from archcheck.application.changes.base_report import base_report
from archcheck.application.changes.known_at_bases import KnownAtBases
from archcheck.application.changes.staged_request import staged_request
from archcheck.application.changes.touched_lines import UntouchedLines
from archcheck.application.checking.checked import Checked
from archcheck.application.checking.conclusion import Conclusion, conclude
from archcheck.application.checking.preparation import Prepared, cache_of
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.table_root import prepare_any, prepared_any
from archcheck.application.guarding.guard import Guard
from archcheck.application.guarding.guarded_answers import GuardedAnswers
from archcheck.application.judging.knowledge import Knowledge
from archcheck.application.ports.base_revisions import BaseRevisions
from archcheck.application.ports.past_projects import PastProject
from archcheck.application.ports.project_copies import ProjectCopies
from archcheck.application.ports.report_format import Evidence
from archcheck.application.ports.scheduler import Progress
from archcheck.application.report_files import paths_of
from archcheck.domain.changed_code import INDEX, BaseRevision, Comparison
from archcheck.domain.check_result import BaseReport, ReportedFile
from archcheck.domain.finding import Finding
from archcheck.domain.problem import Problem, UsageProblems, refuse
from archcheck.domain.project_table import TablePlace

HEAD = "HEAD"
OPTION = "--staged"


class ChangeServices(Protocol):
    """What a check of changed code needs of the world beside all that a check needs."""

    @property
    def revisions(self) -> BaseRevisions:
        """Knows the history."""

    @property
    def guard(self) -> Guard:
        """Compares the gate with what it was."""

    @property
    def copies(self) -> ProjectCopies:
        """Copies the project as it was, or is about to be."""


class ChangedCheck:
    """Prepares, analyses and judges a project against its past."""

    def __init__(self, services: CheckServices, changes: ChangeServices) -> None:
        """Take the ports."""
        self._services = services
        self._changes = changes
        self._guard = GuardedAnswers(changes.guard, changes.revisions, services)

    def check(self, request: CheckRequest, progress: Progress) -> Checked:
        """The result; raises UsageProblems and Terminated."""
        if request.change.staged:
            return self._staged(request, progress)
        prepared = prepare_any(request, self._services)
        root = prepared.inspection.configuration.work_tree
        bases = self._changes.revisions.since(root, request.change.since or HEAD)
        return self._compared(prepared, request, Comparison(bases=bases), progress)

    def _staged(self, request: CheckRequest, progress: Progress) -> Checked:
        root = self._services.configurations.root(request.configuration)
        comparison = self._changes.revisions.staged(root)
        with self._copy(root, comparison) as past, _named_as(root, past):
            _demand_copy(past, comparison)
            moved = _rooted(staged_request(request, root, past), past)
            wish = dataclasses.replace(moved.configuration, root=past.directory)
            own = self._services.configurations.load(wish)
            loaded = dataclasses.replace(own, home=root)
            cache = cache_of(request, self._services, loaded)
            prepared = prepared_any(loaded, cache, moved, self._services)
            checked = self._compared(prepared, moved, comparison, progress)
            files = checked.files(checked.outcome.findings, request.evidence)
        return dataclasses.replace(checked, files=functools.partial(_of_findings, files))

    def _copy(
        self, root: str, comparison: Comparison
    ) -> contextlib.AbstractContextManager[PastProject]:
        if comparison.target == INDEX:
            return self._changes.copies.staged(root)
        last = BaseRevision(comparison.target, comparison.target)
        return self._changes.copies.committed(root, last)

    def _compared(
        self,
        prepared: Prepared,
        request: CheckRequest,
        comparison: Comparison,
        progress: Progress,
    ) -> Checked:
        recorded = open_any_baseline(prepared, self._services, request.baseline)
        knowledge = self._knowledge(prepared, request, comparison, progress)
        guard = functools.partial(self._guard.beside, request=request, comparison=comparison)
        concluded = conclude(
            prepared, request, self._services, progress, recorded, lambda: knowledge, guard
        )
        checked = concluded.checked
        outcome = dataclasses.replace(
            checked.outcome,
            compared=comparison.said,
            since=self._since(knowledge, request, concluded, comparison),
        )
        return dataclasses.replace(checked, outcome=outcome)

    def _since(
        self,
        knowledge: Sequence[Knowledge],
        request: CheckRequest,
        concluded: Conclusion,
        comparison: Comparison,
    ) -> BaseReport | None:
        """What has changed, where reports show it and somebody knows."""
        known = next((it for it in knowledge if isinstance(it, KnownAtBases)), None)
        if known is None or not _is_looking_back(concluded.prepared, request):
            return None
        return base_report(known, concluded, self._services, comparison)

    def _knowledge(
        self,
        prepared: Prepared,
        request: CheckRequest,
        comparison: Comparison,
        progress: Progress,
    ) -> Sequence[Knowledge]:
        """What was known at the bases; nothing is said where nothing is compared."""
        if not comparison.bases:
            return ()
        inspection, revisions = prepared.inspection, self._changes.revisions
        if request.change.changed_lines:
            read = functools.partial(self._bytes_of, inspection.project.root)
            return (UntouchedLines(comparison, inspection, revisions, read),)
        copies = self._changes.copies
        analysis = BaseAnalysis(prepared, request, self._services, copies, progress)
        looks_back = _is_looking_back(prepared, request)
        return (KnownAtBases(comparison, inspection, revisions, analysis, looks_back),)

    def _bytes_of(self, root: str, path: str) -> bytes:
        return self._services.reader.read(root, path) or b""


def _is_looking_back(prepared: Prepared, request: CheckRequest) -> bool:
    """Whether a report shows what is gone, of a whole project."""
    return request.evidence >= Evidence.ARCHITECTURE and prepared.inspection.scope.whole


def _of_findings(
    files: Sequence[ReportedFile], findings: Iterable[Finding], _: Evidence
) -> tuple[ReportedFile, ...]:
    """What was read of files while their copy was there."""
    wanted = paths_of(findings)
    return tuple(file for file in files if file.path in wanted)


def _rooted(request: CheckRequest, past: PastProject) -> CheckRequest:
    """The root of a table is that of the copy, where it is what is checked."""
    place = request.place
    if place is None or place.entry is not None:
        return request
    table = dataclasses.replace(place.table, root=past.directory)
    return dataclasses.replace(request, place=TablePlace(table))


def _demand_copy(past: PastProject, comparison: Comparison) -> None:
    """What is not in the copy is not checked, and never clean."""
    where = "the index" if comparison.target == INDEX else comparison.target
    refuse(Problem("", OPTION, f"in {where} {sentence}") for sentence in past.unread)
    if not past.has_sources:
        message = f"{where} holds no Python file of this project"
        raise UsageProblems(Problem("", OPTION, message, "git add what is to be committed"))


@contextlib.contextmanager
def _named_as(root: str, past: PastProject) -> Iterator[None]:
    """Let problems speak of the project, not of its copy."""
    try:
        yield
    except UsageProblems as problems:
        told = (_renamed(problem, past.directory, root) for problem in problems.problems)
        raise type(problems)(*told) from problems


def _renamed(problem: Problem, copy: str, root: str) -> Problem:
    message, hint = (text.replace(copy, root) for text in (problem.message, problem.hint))
    return dataclasses.replace(problem, message=message, hint=hint)
