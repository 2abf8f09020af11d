"""The fitness of a project in numbers, whatever rules it has."""

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.fitness.report import FitnessReport, seen_in
from archcheck.application.checking.survey import survey
from archcheck.application.ports.fitness_gauge import FitnessGauge
from archcheck.application.ports.scheduler import Progress


class MeasureFitnessUseCase:
    """Measures a project as it is."""

    def __init__(self, services: CheckServices, gauge: FitnessGauge) -> None:
        """Take the ports."""
        self._services = services
        self._gauge = gauge

    def execute(self, request: CheckRequest, progress: Progress) -> FitnessReport:
        """The fitness of the project, or of a part; raises UsageProblems and Terminated."""
        found = survey(request, self._services, progress)
        project = found.inspection.project
        fitness = self._gauge.measure(project, found.facts)
        return FitnessReport(
            project=project.name,
            root=project.root,
            fitness=seen_in(fitness, project, found.scope),
            is_part=not found.scope.whole,
            missing=found.missing,
            notices=found.notices,
        )
