"""The gate: check a project and answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcheck.application.checking.checked import Checked
from archcheck.application.checking.preparation import Prepared, prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.ports.scheduler import Progress
from archcheck.domain.changed_code import ChangeWish
from archcheck.domain.check_result import CheckResult
from archcheck.domain.problem import UsageProblems

if TYPE_CHECKING:
    from archcheck.application.changes.changed_check import ChangeServices


class CheckProjectUseCase:
    """Checks a project: prepare, analyse, judge, report."""

    def __init__(self, services: CheckServices, changes: ChangeServices | None = None) -> None:
        """Take the ports, and those by which changed code is told."""
        self._services = services
        self._changes = changes

    def execute(self, request: CheckRequest, progress: Progress) -> CheckResult:
        """The whole result; raises UsageProblems where nothing can be checked."""
        return self.check(request, progress).shown(request.evidence)

    def check(self, request: CheckRequest, progress: Progress) -> Checked:
        """The result before its files are read; raises UsageProblems."""
        started = self._services.clock.seconds()
        try:
            checked = self._checked(request, progress)
        except UsageProblems:
            self._services.tooling.dismiss()
            raise
        if request.reproducible:
            return checked.without_moment()
        return checked.after(self._services.clock.seconds() - started)

    def _checked(self, request: CheckRequest, progress: Progress) -> Checked:
        if self._changes is None or request.change == ChangeWish():
            return self._concluded(prepare(request, self._services), request, progress)
        from archcheck.application.changes.changed_check import ChangedCheck

        return ChangedCheck(self._services, self._changes).check(request, progress)

    def _concluded(self, prepared: Prepared, request: CheckRequest, progress: Progress) -> Checked:
        """Analyse and judge; what that takes is imported while the workers get ready."""
        from archcheck.application.baseline.opening import open_baseline
        from archcheck.application.checking.conclusion import conclude

        recorded = open_baseline(prepared, self._services, request.baseline)
        return conclude(prepared, request, self._services, progress, recorded).checked
