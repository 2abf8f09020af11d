"""Record known findings, and let the record shrink."""

import functools
from collections.abc import Callable

from archcheck.application.baseline.changes import Change, created, pruned, updated
from archcheck.application.baseline.comparison import Comparison
from archcheck.application.baseline.knowledge import Recorded
from archcheck.application.baseline.opening import open_baseline, past_of
from archcheck.application.baseline.sheets import Place, place_of
from archcheck.application.checking.conclusion import conclude
from archcheck.application.checking.preparation import Prepared, prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.judging.verdict import breaks_gate
from archcheck.application.ports.scheduler import Progress
from archcheck.domain.baseline import FILE_NAME, Baseline
from archcheck.domain.check_result import CheckResult, Status
from archcheck.domain.finding import Finding
from archcheck.domain.problem import NothingThere, Problem, UsageProblems
from archcheck.shared.deferred import dataclass

NOT_WHOLE = "a baseline is about the whole project"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What became of a baseline, and the result of the check before it.

    `change` is None where nothing was written, since the analysis is incomplete. `unrecorded`
    counts findings that are not in it now, `unrecordable` those that cannot be and close the gate.
    """

    result: CheckResult
    change: Change | None = None
    unrecorded: int = 0
    unrecordable: int = 0


@dataclass(frozen=True)
class _Opened:
    """A baseline before the check, and where more is recorded."""

    recorded: Recorded
    place: Place


Opening = Callable[[Prepared], _Opened]
Making = Callable[[Comparison, Place], Change]


class KeepBaselineUseCase:
    """Checks the whole project, and writes what is known."""

    def __init__(self, services: CheckServices) -> None:
        """Take the ports of a check."""
        self._services = services

    def create(self, request: CheckRequest, per_package: bool, progress: Progress) -> Kept:
        """Record all findings of today; raises UsageProblems, also where a baseline is there."""

        def opened(prepared: Prepared) -> _Opened:
            project = prepared.inspection.project
            name = self._services.baselines.free_name(project, request.baseline)
            recorded = Recorded(Baseline(()), past_of(prepared, self._services))
            return _Opened(recorded, place_of(project, per_package, name))

        return self._kept(request, progress, opened, created)

    def update(self, request: CheckRequest, reason: str, progress: Progress) -> Kept:
        """Take out what is gone, follow what was renamed; with a reason record what is new."""
        opened = self._opening(request)
        return self._kept(request, progress, opened, functools.partial(updated, reason=reason))

    def prune(self, request: CheckRequest, compact: bool, progress: Progress) -> Kept:
        """Only take out what is gone; `compact` closes the gaps."""
        opened = self._opening(request)
        return self._kept(request, progress, opened, functools.partial(pruned, compact=compact))

    def _opening(self, request: CheckRequest) -> Opening:
        def opened(prepared: Prepared) -> _Opened:
            recorded = open_baseline(prepared, self._services, request.baseline)
            if recorded is None:
                hint = "archcheck baseline create makes one"
                raise NothingThere(Problem(FILE_NAME, "", "there is no baseline", hint))
            project, sheets = prepared.inspection.project, recorded.baseline.sheets
            place = place_of(project, recorded.baseline.per_package, sheets[0].file)
            return _Opened(recorded, place)

        return opened

    def _kept(
        self, request: CheckRequest, progress: Progress, opening: Opening, making: Making
    ) -> Kept:
        try:
            prepared = prepare(request, self._services)
            _demand_whole(prepared)
            opened = opening(prepared)
            self._demand_writable(prepared, opened)
            concluded = conclude(prepared, request, self._services, progress, opened.recorded)
        except UsageProblems:
            self._services.tooling.dismiss()
            raise
        result, comparison = concluded.checked.outcome, concluded.judgement.comparison
        if comparison is None or result.verdict.status is Status.INCOMPLETE:
            return Kept(result=result)
        change = making(comparison, opened.place)
        self._services.baselines.write(result.project.root, change.sheets)
        return _told(result, comparison, change)

    def _demand_writable(self, prepared: Prepared, opened: _Opened) -> None:
        """Before the work is done, not after it."""
        sheets = opened.recorded.baseline.sheets
        files = [sheet.file for sheet in sheets] or [opened.place("")]
        self._services.baselines.demand_writable(prepared.inspection.project.root, files)


def _demand_whole(prepared: Prepared) -> None:
    if not prepared.inspection.scope.whole:
        hint = "name no path inside of the project"
        raise UsageProblems(Problem("", "baseline", NOT_WHOLE, hint))


def _told(result: CheckResult, comparison: Comparison, change: Change) -> Kept:
    below = [measure for measure in comparison.unmeasured if measure.value < measure.limit]
    new = len(comparison.unrecorded) + len(below) + len(comparison.fallen)
    worse = (*below, *comparison.fallen.values())
    places = {(measure.rule, measure.path) for measure in worse}
    return Kept(
        result=result,
        change=change,
        unrecorded=max(0, new - change.added),
        unrecordable=len(_unrecordable(result, comparison, places)),
    )


def _unrecordable(
    result: CheckResult, comparison: Comparison, places: set[tuple[str, str]]
) -> list[Finding]:
    """Findings that close the gate; `places` are measures, by rule and path, told elsewhere."""
    return [
        finding
        for position, finding in enumerate(result.findings)
        if position not in comparison.unrecorded
        and (finding.printed_rule, finding.location.path) not in places
        and breaks_gate(finding, result.fail_on)
    ]
