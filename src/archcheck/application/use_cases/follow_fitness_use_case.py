"""How the fitness of a project has changed over its last versions."""

from collections.abc import Callable, Iterator

from archcheck.application.checking.preparation import Prepared, prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.fitness.past_facts import EVERYWHERE, PastFacts
from archcheck.application.fitness.report import seen_in
from archcheck.application.ports.fitness_gauge import FitnessGauge
from archcheck.application.ports.project_history import (
    HistoryUnknown,
    PastMemory,
    PastVersions,
    ProjectHistory,
    Span,
)
from archcheck.application.ports.result_cache import ResultCache
from archcheck.application.ports.scheduler import Progress
from archcheck.domain.fitness_history import Point, Summary, Version, summary_of
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.project import Project, Role
from archcheck.shared.deferred import dataclass

Memory = Callable[[ResultCache], PastMemory]


@dataclass(frozen=True)
class FollowedFitness:
    """Versions of a project, the oldest first, and sentences for the reader."""

    project: str
    points: tuple[Point, ...]
    notices: tuple[str, ...] = ()


class FollowFitnessUseCase:
    """Measures old versions of a project; what did not change is read once."""

    def __init__(
        self,
        services: CheckServices,
        gauge: FitnessGauge,
        history: ProjectHistory,
        memory: Memory,
    ) -> None:
        """Take the ports; `memory` remembers in a cache."""
        self._services = services
        self._gauge = gauge
        self._history = history
        self._memory = memory

    def execute(self, request: CheckRequest, span: Span, progress: Progress) -> FollowedFitness:
        """The versions; raises UsageProblems, HistoryUnknown and Terminated."""
        try:
            prepared = prepare(request, self._services)
            _demand_whole(prepared)
            versions = self._history.versions(prepared.inspection.project.root, span)
            points = tuple(self._points(prepared, versions, progress))
        except (UsageProblems, HistoryUnknown):
            self._services.tooling.dismiss()
            raise
        return FollowedFitness(prepared.inspection.project.name, points, prepared.notices)

    def _points(
        self, prepared: Prepared, versions: tuple[Version, ...], progress: Progress
    ) -> Iterator[Point]:
        inspection = prepared.inspection
        past = self._history.past(inspection.configuration, inspection.project)
        memory = self._memory(prepared.results)
        facts = PastFacts(prepared, self._services, past, memory, progress)
        summaries: dict[str, Summary] = {"": Summary()}
        for version in versions:
            if version.tree not in summaries:
                summaries[version.tree] = self._summary(version, past, facts, memory)
            yield Point(version, summaries[version.tree])

    def _summary(
        self, version: Version, past: PastVersions, facts: PastFacts, memory: PastMemory
    ) -> Summary:
        identity = past.identity(version)
        known = memory.summary(identity)
        if known is not None:
            return known
        summary = self._measured(past.project(version), facts)
        memory.keep_summary(identity, summary)
        return summary

    def _measured(self, project: Project, past: PastFacts) -> Summary:
        facts = past.of(project)
        sources = sum(file.role is Role.SOURCE for file in project.files)
        fitness = seen_in(self._gauge.measure(project, facts), project, EVERYWHERE)
        return summary_of(fitness, sources - len(facts))


def _demand_whole(prepared: Prepared) -> None:
    if not prepared.inspection.scope.whole:
        message = "the past is measured of whole projects only"
        raise UsageProblems(Problem("", "--history", message, "name no path inside of the project"))
