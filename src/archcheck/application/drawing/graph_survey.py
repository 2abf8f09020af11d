"""From the survey of a project to its judged graph."""

from archcheck.application.checking.preparation import Prepared
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.checking.survey import Survey, survey, survey_of
from archcheck.application.drawing.judged_graph import JudgedGraph
from archcheck.application.ports.module_maps import ModuleMap, ModuleMaps
from archcheck.application.ports.scheduler import Progress
from archcheck.domain.project import Role
from archcheck.shared.deferred import dataclass

NO_CODE = frozenset[Role]()


@dataclass(frozen=True)
class GraphSurvey:
    """The judged graph of a project, and its modules by name."""

    found: Survey
    judged: JudgedGraph
    modules: ModuleMap

    @property
    def named(self) -> frozenset[str] | None:
        """The modules in the paths that somebody named; None where these stand for the project."""
        scope, files = self.found.scope, self.found.inspection.project.files
        if scope.whole:
            return None
        return frozenset(file.module for file in files if scope.holds(file.path)) - {""}


class Surveyor:
    """Reads what projects import and judges it."""

    def __init__(self, services: CheckServices, maps: ModuleMaps, progress: Progress) -> None:
        """Take the ports, and who is told how far it is."""
        self.services = services
        self._maps = maps
        self._progress = progress

    def survey(self, request: CheckRequest) -> GraphSurvey:
        """The project that is asked for; raises UsageProblems and Terminated."""
        return self._judged(survey(request, self.services, self._progress, NO_CODE))

    def survey_of(self, prepared: Prepared, request: CheckRequest) -> GraphSurvey:
        """A project that is prepared; raises UsageProblems and Terminated."""
        return self._judged(survey_of(prepared, request, self.services, self._progress, NO_CODE))

    def _judged(self, found: Survey) -> GraphSurvey:
        modules = self._maps.of(found.inspection, found.facts)
        name = found.inspection.project.name
        return GraphSurvey(found, JudgedGraph.of(name, modules.graph, found.findings), modules)
