"""What has become of the architecture since a revision."""

import dataclasses

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.services import CheckServices
from archcheck.application.drawing.comparison import Comparison, compared
from archcheck.application.drawing.past_survey import past_survey
from archcheck.application.drawing.graph_survey import GraphSurvey, Surveyor
from archcheck.application.drawing.view import FOCUS, View
from archcheck.application.ports.module_maps import ModuleMaps
from archcheck.application.guarding.past_place import PastPlaces
from archcheck.application.ports.past_projects import PastProjects
from archcheck.application.ports.project_division import ProjectDivider
from archcheck.application.ports.scheduler import Progress
from archcheck.domain.problem import Problem, UsageProblems


class CompareGraphsUseCase:
    """Compares the modules of a project and their imports with those of a revision."""

    def __init__(
        self,
        services: CheckServices,
        maps: ModuleMaps,
        past: PastProjects,
        divider: ProjectDivider,
    ) -> None:
        """Take the ports."""
        self._services = services
        self._maps = maps
        self._past = past
        self._places = PastPlaces(past, divider)

    def execute(
        self, request: CheckRequest, view: View, revision: str, progress: Progress
    ) -> Comparison:
        """What has changed; raises UsageProblems and Terminated."""
        view.check()
        surveyor = Surveyor(self._services, self._maps, progress)
        now = surveyor.survey(request)
        _demand_whole(now)
        opened = self._past.opened(now.found.inspection.project.root, revision)
        with opened as past, self._places.opened(request.place, revision) as there:
            asked = dataclasses.replace(request, place=there.place)
            then, said = past_survey(past, now, asked, surveyor)
            found = compared(then, now, view, past)
        remarks = (*found.remarks, *there.remarks, *said)
        return dataclasses.replace(found, remarks=remarks)


def _demand_whole(now: GraphSurvey) -> None:
    if now.named is not None:
        message = "whole projects are compared, and these paths are a part of one"
        raise UsageProblems(Problem("", "", message, f"write {FOCUS} and a package"))
